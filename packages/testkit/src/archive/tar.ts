import type { Member } from './member.ts'

const BLOCK = 512

/** A POSIX tar of the members, in their order; long names as pax records (`pax`) or GNU long-name members (`gnu`). */
export function writeTar(members: readonly Member[], longNames: 'pax' | 'gnu' = 'pax'): Buffer {
  const parts: Buffer[] = []
  for (const member of members) {
    if (member.name.length > 100) {
      const [type, name, body] =
        longNames === 'gnu'
          ? ['L', '././@LongLink', Buffer.concat([member.name, Buffer.from([0])])]
          : ['x', 'PaxHeaders/long', paxRecord('path', member.name)]
      parts.push(header({ ...member, name: Buffer.from(name), body, modified: 0 }, type), ...padded(body))
    }
    parts.push(header(member, typeOf(member)))
    if (!member.link && !member.directory) parts.push(...padded(member.body))
  }
  parts.push(tarEnd())
  return Buffer.concat(parts)
}

/** One file as a tar holds it, for whoever writes a tar piece by piece; the name has at most 100 bytes. */
export function tarMember(name: string, body: Buffer, modified: number): Buffer {
  const member = { name: Buffer.from(name), body, modified, directory: false, encrypted: false }
  return Buffer.concat([header(member, '0'), ...padded(body)])
}

/** What every tar ends with. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK)
}

function typeOf(member: Member): string {
  if (member.directory) return '5'
  return member.link ? (member.link.hard ? '1' : '2') : '0'
}

function header(member: Member, type: string): Buffer {
  const block = Buffer.alloc(BLOCK)
  const size = type === '0' || type === 'x' || type === 'L' ? member.body.length : 0
  member.name.copy(block, 0, 0, 100)
  block.write('0000644\0', 100, 'latin1')
  block.write('0000000\0', 108, 'latin1')
  block.write('0000000\0', 116, 'latin1')
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  block.write(`${member.modified.toString(8).padStart(11, '0')}\0`, 136, 'latin1')
  block.write(' '.repeat(8), 148, 'latin1')
  block.write(type, 156, 'latin1')
  if (member.link && (type === '1' || type === '2')) block.write(member.link.target, 157, 100, 'utf8')
  block.write('ustar\x0000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

/** `27 path=a/long/name\n`: the number counts the whole record, its own digits included. */
function paxRecord(key: string, value: Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from('\n')])
  let length = rest.length + 1
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length
  return Buffer.concat([Buffer.from(String(length)), rest])
}

function padded(body: Buffer): Buffer[] {
  return [body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)]
}
