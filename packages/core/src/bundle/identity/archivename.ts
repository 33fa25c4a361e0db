import { baseName } from '../topfolder.ts'

/** What the name of an archive or of its top folder tells. */
export interface NameFacts {
  /** What the name is typical of; null when of nothing. */
  kind: 'vm-support' | 'vc-support' | 'nsx-manager' | null
  host: string | null
  /** ISO UTC with microseconds. */
  collectedAt: string | null
}

/** `esx-esx01.lab.example-2017-10-17--18.30-4770288`, `vc-vc01.lab.example-2026-03-12--04.00-2211`; the time is UTC */
const SUPPORT = /^(esxi?|vc(?:sa)?)-(.+)-(\d{4}-\d{1,2}-\d{1,2})--(\d{1,2})\.(\d{2})/i
/**
 * As the client saves what is in an export of 8 March: `esx01.lab.example-vm2021-8-03@14-49-26`, the day before the month.
 */
const CLIENT_HOST = /^(.+)-(v[mc])(\d{4})-(\d{1,2})-(\d{1,2})@(\d{1,2})-(\d{2})-(\d{2})/i
/** `VMware-vCenter-support-2020-12-07@09-45-10` */
const CLIENT = /^VMware-.*?(\d{4})-(\d{1,2})-(\d{1,2})@(\d{1,2})-(\d{2})-(\d{2})/i
/** `vm-2017-05-29.13831.tgz`, as vm-support of ESXi 4 and 5 calls what it makes on its own: only the day. */
const DAY = /^vm(?:-support)?-(\d{4})-(\d{1,2})-(\d{1,2})\.\d+(?![\w-])/i
/** `nsx_manager_4f1c2d3e-…_20220202_020202`, `nsx_edge_…`: a node of NSX, by its id */
const NSX = /^nsx_[a-z]{2,20}_[\w.-]{1,80}_(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)/i

export function readName(name: string): NameFacts {
  const base = baseName(name)
  const support = SUPPORT.exec(base)
  if (support !== null) {
    const [, prefix, name, date, hour, minute] = support
    const [year, month, day] = date!.split('-')
    const kind = /^esx/i.test(prefix!) ? 'vm-support' : 'vc-support'
    return { kind, host: name!, collectedAt: stamp(year, month, day, hour, minute, '0') }
  }
  const host = CLIENT_HOST.exec(base)
  if (host !== null) {
    const [, name, made, year, first, second, ...time] = host
    const collectedAt = stamp(year, second, first, ...time) ?? stamp(year, first, second, ...time)
    return { kind: made!.toLowerCase() === 'vm' ? 'vm-support' : 'vc-support', host: name!, collectedAt }
  }
  const node = NSX.exec(base)
  if (node !== null) return { kind: 'nsx-manager', host: null, collectedAt: stamp(...node.slice(1)) }
  const day = DAY.exec(base)
  if (day !== null) return { kind: 'vm-support', host: null, collectedAt: stamp(...day.slice(1)) }
  const client = CLIENT.exec(base)
  if (client !== null) return { kind: null, host: null, collectedAt: stamp(...client.slice(1)) }
  return { kind: null, host: null, collectedAt: null }
}

function stamp(...parts: (string | undefined)[]): string | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number)
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const valid = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && hour < 24 && minute < 60
  return valid ? `${time.toISOString().slice(0, 19)}.000000Z` : null
}
