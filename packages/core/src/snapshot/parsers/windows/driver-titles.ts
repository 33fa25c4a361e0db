import type { SnapshotRow } from '../../snapshot.ts'
import { orNull } from '../../values.ts'

/** Titles of driverquery by their meaning; 状態 stands twice, first for State and then for Status. */
const TITLES: readonly [keyof Omit<SnapshotRow<'driver'>, 'line'>, RegExp][] = [
  ['name', /^(?:Module Name|モジュール名)$/],
  ['display', /^(?:Display Name|表示名)$/],
  ['type', /^(?:Driver Type|ドライバーの種類|ドライバの種類)$/],
  ['startMode', /^(?:Start Mode|開始モード|スタート モード)$/],
  ['state', /^(?:State|状態)$/],
  ['path', /^(?:Path|パス)$/],
]

/** Which cell of a row of driverquery is what: the place of each title, -1 where the listing has none. */
export const placesOf = (titles: readonly string[]): (readonly [string, number])[] =>
  TITLES.map(([key, shape]) => [key, titles.findIndex((title) => shape.test(title.trim()))] as const)

export function driverRow(
  cells: readonly string[],
  places: readonly (readonly [string, number])[],
  line: number,
): SnapshotRow<'driver'> | null {
  const of = (key: string): string | null => orNull(cells[places.find(([name]) => name === key)?.[1] ?? -1]?.trim())
  const name = of('name')
  if (name === null) return null
  return {
    line,
    name,
    display: of('display'),
    type: of('type'),
    startMode: of('startMode'),
    state: of('state'),
    path: of('path'),
  }
}
