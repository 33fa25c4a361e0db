/**
 * Which log a file is a piece of. Rotation leaves many files of one source:
 *
 *     vpxd.log  vpxd-214.log.gz  hostd.0.gz  syslog.log.1  messages-20201207.bz2  vmkernel.log.FRAG-00003
 */
export interface Source {
  /** The same for all pieces of a source and for nothing else in the bundle: folder and base name. */
  key: string
  /** For people, short: `vpxd`, `vmware (web01)`, `stdout (eam)`. */
  name: string
}

/** An archive may hold a path twice; the second is shown as `vpxd.log (2)`. */
const REPEATED = / \(\d+\)$/
const FRAGMENT = /\.FRAG-(\d+)$/i
const PACKED = /\.(?:gz|bz2|xz|zst|zip|Z)$/i
/** What a program calls the file that it has put away, when it keeps one only. */
const OLD = /[.-](?:old|bak)(?=$|\.log$)/i
const LIVE = /\.(?:current|latest)$/i
/**
 * `-20201207`, `.2020-12-07`, `_2020_12_07`, `-2020-12-07T09-40-00`, `-2020-12-07-3` (the third of a day), `-20201207-1607299201`
 * (its second since 1970), `_2020_12_07_0000a1b2` (a process)
 */
const DATED =
  /[-._]((?:19|20)\d{2}[-_]?\d{2}[-_]?\d{2})(?:[-_T.](\d{1,6}(?:[-_.:]\d{2}){0,2}|1\d{9})(?:\.\d+)?Z?|_[\da-f]{8})?(?=$|\.(?:log|txt|out)$)/i
/** `svc.log.1607299201`: seconds since 1970. */
const STAMPED = /[-._](1\d{9})$/
/** IIS: `u_ex201207.log` */
const OF_IIS = /(?<=^u_(?:ex|in|nc))(\d{6}(?:\d\d)?)(?=\.log$)/i
/** `hostd.0`, `syslog.log.12`; `corfu.9000` is a port, `10.1.2.3` an address. */
const NUMBERED_AFTER = /(?<!\.\d{1,3})\.(\d{1,3}|0\d{3})$/
/** `hostd.1.log`, as tools that copy logs name them; `python3.7.log` is a version, the first number of `corfu.9000.1.log` a port. */
const NUMBERED_WITHIN = /(?<=[a-z_-]|\.\d{4,5})\.(\d{1,2}|0\d\d)(?=\.log$)/i
/** `vpxd-12.log`; no program that counts writes `esx-01.log`. Days of a month, though, are: `postgresql-05.log`. */
const NUMBERED_BEFORE = /-(0|[1-9]\d{0,5}|(?<=postgresql-)0[1-9])(?=\.log$)/i
const LOG = /(?:\.log)+$/i
const TEXT = /\.txt$/i

/** Base names that many services use: the folder that tells them apart belongs to the name. */
const GENERIC =
  /^(?:log(?:-\d+)?|vmware|stdout|stderr|runtime|access|error|audit|catalina|localhost|localhost_access(?:_log)?|gc|wrapper)$/i

export function sourceOf(path: string): Source {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const base = baseName(path.slice(slash + 1).replace(REPEATED, ''))
  if (/^journalctl(?:_|$)/.test(base)) return { key: `${folder}journal`, name: 'journal' }
  const name = base.replace(TEXT, '')
  return { key: folder + base, name: GENERIC.test(name) ? qualified(name, folder) : name }
}

/** See `Source.name`. */
export function sourceName(path: string): string {
  return sourceOf(path).name
}

/**
 * Sorts the pieces of one source oldest first (ascending). `hostd.0.gz` is the newest of its kind, `vpxd-9.log` older
 * than `vpxd-10.log`, and the file without a number is the one being written.
 */
export function rotationOrder(path: string): number {
  const { name, fragment } = withoutPacking(path.slice(path.lastIndexOf('/') + 1).replace(REPEATED, ''))
  const within = fragment / 1e6
  const dated = DATED.exec(name)
  if (dated) return Number(dated[1]!.replaceAll(/[-_]/g, '')) + timeOfDay(dated[2]) + within
  const stamped = STAMPED.exec(name) ?? OF_IIS.exec(name)
  if (stamped) return Number(stamped[1]) / 1000 + within
  if (OLD.test(name)) return -1e6 + within
  if (LIVE.test(name)) return Number.MAX_SAFE_INTEGER
  const after = NUMBERED_AFTER.exec(name) ?? NUMBERED_WITHIN.exec(name)
  if (after) return -1 - Number(after[1]) + within
  const before = NUMBERED_BEFORE.exec(name)
  return before ? Number(before[1]) + within : 1e9 + within
}

/** `09-40-00` → 0.094, `3` → 0.000003, seconds since 1970 → those of the day: smaller than a day, in order within it. */
function timeOfDay(text = ''): number {
  const digits = Number(text.replaceAll(/\D/g, ''))
  return (digits < 1e9 ? digits : digits % 86_400) / 1e6
}

function baseName(file: string): string {
  const { name } = withoutPacking(file)
  const base = name
    .replace(OLD, '')
    .replace(LIVE, '')
    .replace(DATED, '')
    .replace(STAMPED, '')
    .replace(OF_IIS, '')
    .replace(NUMBERED_AFTER, '')
    .replace(NUMBERED_WITHIN, '')
    .replace(NUMBERED_BEFORE, '')
    .replace(LOG, '')
    .replace(/\.log\.(stdout|stderr)$/i, '.$1')
  return base === '' ? file : base
}

function withoutPacking(file: string): { name: string; fragment: number } {
  let name = file
  let fragment = 0
  for (;;) {
    const piece = FRAGMENT.exec(name)
    if (piece) fragment = Number(piece[1])
    const next = name.replace(FRAGMENT, '').replace(PACKED, '')
    if (next === name || next === '') return { name, fragment }
    name = next
  }
}

/** `vmfs/volumes/<uuid>/web01/vmware.log` → `vmware (web01)`; `logs` and the like name no service. */
function qualified(base: string, folder: string): string {
  const service = folder
    .split('/')
    .filter((part) => part !== '' && !/^(?:logs?|var|run|diag)$/i.test(part))
    .at(-1)
  return service ? `${base} (${service})` : base
}
