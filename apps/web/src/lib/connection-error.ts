/** Errors of connections, as the knowledge of the server and `Port.errors` name them. */
export type ConnectionError = 'refused' | 'timed out' | 'no route' | 'reset'

/** How logs write them: `e: 111(Connection refused)`, `java.net.ConnectException: Connection timed out`, `ECONNRESET`. */
const SIGNS: readonly [ConnectionError, RegExp][] = [
  ['refused', /connection refused|ECONNREFUSED|\berrno[ =:]+111\b|\be: 111\b/i],
  ['timed out', /connection timed out|connect timed out|operation timed out|ETIMEDOUT|\berrno[ =:]+110\b|\be: 110\b/i],
  ['no route', /no route to host|EHOSTUNREACH|\berrno[ =:]+113\b|\be: 113\b/i],
  ['reset', /connection reset|reset by peer|ECONNRESET|\berrno[ =:]+104\b|\be: 104\b/i],
]

/** The errors of connections that a text of a log speaks of. */
export function connectionErrorsIn(text: string): ConnectionError[] {
  return SIGNS.filter(([, sign]) => sign.test(text)).map(([key]) => key)
}
