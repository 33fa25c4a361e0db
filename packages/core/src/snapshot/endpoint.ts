/** An address and a port as a listing of sockets prints them. */
export interface Endpoint {
  address: string
  /** Null for `*`. */
  port: number | null
}

/**
 * `127.0.0.1:8190`, `:::443`, `[::1]:5432`, `*:22`, `169.254.1.1.48651` (BSD), `fe80::1%vmk0:427`. Null when the text is
 * no endpoint. A port may be cut or be a service's name; only numbers become ports.
 */
export function endpointOf(text: string): Endpoint | null {
  const match = /^(\[[^\]]{0,80}\]|.{0,120})[:.](\d{1,5}|\*)$/.exec(text.slice(0, 200))
  if (!match) return null
  const port = match[2] === '*' ? null : Number(match[2])
  if (port !== null && port > 65_535) return null
  const address = match[1]!.replace(/^\[|\]$/g, '')
  if (!/^(?:\*|[\da-fA-F.:]{0,60}(?:%[\w.-]{1,30})?|[A-Za-z][\w.-]{0,100})$/.test(address)) return null
  return { address: address === '' ? '*' : address, port }
}
