/** Abbreviations that mean one offset only, in minutes east of UTC. By the time zone data base and what `date` prints. */
const SINGLE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    UTC: 0,
    GMT: 0,
    Z: 0,
    WET: 0,
    WEST: 60,
    CET: 60,
    CEST: 120,
    EET: 120,
    EEST: 180,
    SAST: 120,
    IDT: 180,
    MSK: 180,
    PKT: 300,
    ICT: 420,
    WIB: 420,
    HKT: 480,
    SGT: 480,
    AWST: 480,
    JST: 540,
    KST: 540,
    ACST: 570,
    AEST: 600,
    ACDT: 630,
    AEDT: 660,
    NZST: 720,
    NZDT: 780,
    NST: -210,
    ADT: -180,
    EDT: -240,
    CDT: -300,
    MDT: -360,
    MST: -420,
    PDT: -420,
    PST: -480,
    AKDT: -480,
    AKST: -540,
    HST: -600,
  }),
)

/** Abbreviations that several parts of the world use, the likeliest meaning first. */
const SEVERAL: ReadonlyMap<string, readonly number[]> = new Map([
  ['IST', [330, 120, 60]], // India, Israel, Ireland in summer
  ['CST', [-360, 480, -300, 570]], // Central America, China, Cuba, Adelaide before 2014
  ['EST', [-300, 600, 660]], // eastern America, Sydney before 2014
  ['BST', [60, 360]], // Britain in summer, Bangladesh
  ['AST', [-240, 180]], // the Atlantic, Arabia
  ['GST', [240, 600]], // the Gulf, Guam
  ['WST', [480, 780]], // Perth before 2014, Samoa
  ['SST', [-660, 480]], // Samoa, Singapore on old systems
])

/** Minutes east of UTC that the abbreviation may stand for, the likeliest first; none when it names no zone. */
export function meaningsOf(abbreviation: string): readonly number[] {
  const single = SINGLE.get(abbreviation)
  return single === undefined ? (SEVERAL.get(abbreviation) ?? NONE) : [single]
}

/** What the only meaning is; undefined for an abbreviation that has several, or none. */
export function meaningOf(abbreviation: string): number | undefined {
  return SINGLE.get(abbreviation)
}

const NONE: readonly number[] = []

/** Names of summer or winter time that leave one meaning of the other season's. */
const SEASONS: readonly (readonly [known: string, other: string, minutes: number])[] = [
  ['CDT', 'CST', -360],
  ['EDT', 'EST', -300],
  ['ADT', 'AST', -240],
  ['IDT', 'IST', 120],
  ['GMT', 'BST', 60],
]

/** What names of several meanings mean beside the others of the same machine: `CST` is America's where `CDT` occurs. */
export function clearedBy(names: Iterable<string>): ReadonlyMap<string, number> {
  const known = new Set(names)
  return new Map(SEASONS.flatMap(([name, other, minutes]) => (known.has(name) ? [[other, minutes] as const] : [])))
}

/** For people, beside the zone that was taken for it. */
export function manyMeanings(abbreviation: string): string {
  return `${abbreviation} may mean several zones: choose one if it is not this`
}
