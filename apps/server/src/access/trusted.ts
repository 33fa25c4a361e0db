import { BlockList, isIPv6 } from 'node:net'

/** Says whether an address is one of these, or within one of these ranges. IPv4 within IPv6 is IPv4. */
export function addressTest(ranges: readonly string[]): (address: string) => boolean {
  const known = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) known.addAddress(address, family)
    else known.addSubnet(address, Number(bits), family)
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
    return known.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
  }
}
