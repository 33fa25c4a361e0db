import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { FILE_FILTER, LINUX_AGENT, NET_DRIVERS } from '../../knowledge/gi/names.ts'
import { say } from '../../knowledge/text.ts'
import { ofSnapshot } from '../evidence.ts'
import type { Place, Places } from './places.ts'
import { absent, look, type Seen, there, unknown } from './seen.ts'

/** What outputs collected inside a guest say of its drivers. */
export interface GuestDrivers {
  /** `vsepflt`: `fltmc`, `sc query vsepflt`, `driverquery /v`. */
  fileFilter: Seen
  /** `vmci`: `sc query vmci`, `driverquery /v`. */
  vmci: Seen
  /** `vnetflt` or `vnetwfp`. */
  netDriver: Seen
  /** Linux: `systemctl status vsepd`. */
  linuxAgent: Seen
}

export function driversOf(place: Place | null, places: Places): GuestDrivers {
  return {
    fileFilter: newest(
      [
        filterSeen(place, places, [FILE_FILTER]),
        serviceSeen(place, places, [FILE_FILTER]),
        driverSeen(place, places, [FILE_FILTER]),
      ],
      say('in the guest: fltmc, or sc query vsepflt', 'ゲスト OS で:fltmc、または sc query vsepflt'),
    ),
    vmci: newest(
      [serviceSeen(place, places, ['vmci']), driverSeen(place, places, ['vmci'])],
      say('in the guest: sc query vmci, or driverquery /v', 'ゲスト OS で:sc query vmci、または driverquery /v'),
    ),
    netDriver: newest(
      [driverSeen(place, places, NET_DRIVERS), serviceSeen(place, places, NET_DRIVERS)],
      say('in the guest: driverquery /v', 'ゲスト OS で:driverquery /v'),
    ),
    linuxAgent: newest(
      [serviceSeen(place, places, [LINUX_AGENT, `${LINUX_AGENT}.service`])],
      say('in the guest: systemctl status vsepd.service', 'ゲスト OS で:systemctl status vsepd.service'),
    ),
  }
}

/** The latest word counts; of one time, what is not there: a filter may be loaded and its service say so, but not the reverse. */
function newest(all: readonly Seen[], missing: LocalText): Seen {
  const told = all.filter(({ is }) => is !== 'unknown')
  const latest = Math.max(...told.map(({ at }) => at ?? 0))
  const last = told.filter(({ at }) => (at ?? 0) === latest)
  const first = last.find(({ is }) => is === 'absent') ?? last[0]
  if (!first) return unknown(missing)
  return { ...first, evidence: last.filter(({ is }) => is === first.is).flatMap(({ evidence }) => evidence) }
}

const OTHER = say('', '')

function filterSeen(place: Place | null, places: Places, names: readonly string[]): Seen {
  return look(places.tables(place, 'minifilter'), {
    is: ({ name }) => names.includes(name.toLowerCase()),
    text: ({ name, instances, altitude }) => `${name} ${instances ?? ''} ${altitude ?? ''}`.trim(),
    absence: (rows) => say(`no ${names[0]} among ${rows} filters`, `フィルター ${rows} 件に ${names[0]} がない`),
    missing: OTHER,
  })
}

function driverSeen(place: Place | null, places: Places, names: readonly string[]): Seen {
  const tables = places.tables(place, 'driver')
  const listed = look(tables, {
    is: ({ name, state }) => names.includes(name.toLowerCase()) && !isStopped(state),
    text: ({ name, state }) => `${name} ${state ?? ''}`.trim(),
    absence: (rows) =>
      say(`no ${names[0]} that runs among ${rows} drivers`, `ドライバー ${rows} 件に動作中の ${names[0]} がない`),
    missing: OTHER,
    ofTheSame: ({ name }) => names.includes(name.toLowerCase()),
  })
  if (listed.is === 'there') return listed
  const stopped = tables
    .flatMap((table) => table.rows.map((row) => ({ table, row })))
    .find(({ row }) => names.includes(row.name.toLowerCase()))
  if (!stopped) return listed
  const { table, row } = stopped
  return absent(table.at, [ofSnapshot(table, row.line, `${row.name} ${row.state ?? ''}`.trim())])
}

/** `driverquery` without `/v` says no state: what it lists is there. */
function isStopped(state: string | null): boolean {
  return state !== null && !/^(?:running|実行中)/i.test(state)
}

function serviceSeen(place: Place | null, places: Places, names: readonly string[]): Seen {
  const rows = places.tables(place, 'service').flatMap((table) => table.rows.map((row) => ({ table, row })))
  const own = rows.filter(({ row }) => names.includes(row.name.toLowerCase()) && row.state !== 'unknown')
  const last = own.toSorted((a, b) => (b.table.at ?? 0) - (a.table.at ?? 0))[0]
  if (!last) return unknown()
  const { table, row } = last
  const evidence = [ofSnapshot(table, row.line, `${row.name} ${row.display ?? row.state}`)]
  return row.state === 'running' ? there(table.at, evidence) : absent(table.at, evidence)
}
