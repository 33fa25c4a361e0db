/** Versions of a product in which something is known to be so, both ends included; null: open. */
export interface Versions {
  from: string | null
  to: string | null
}

export const ALL_VERSIONS: Versions = { from: null, to: null }

/** `6.5–7.0`, `6.0–`, `–5.5`; an empty text is every version. */
export function versions(range: string): Versions {
  const [from = '', to] = range.split('–')
  return { from: from || null, to: (to === undefined ? from : to) || null }
}

/** Null where the version is not known. `6.7.0` lies within `6.5–6.7`: an end covers its updates. */
export function covers(range: Versions, version: string | null): boolean | null {
  if (range.from === null && range.to === null) return true
  if (version === null) return null
  const isAfterStart = range.from === null || compareVersions(version, range.from) >= 0
  const isBeforeEnd = range.to === null || compareVersions(version, range.to) <= 0
  return isAfterStart && isBeforeEnd
}

/** Compares as far as the second goes: `6.7.0` and `6.7` are equal. */
function compareVersions(version: string, end: string): number {
  const a = version.split('.').map(Number)
  const b = end.split('.').map(Number)
  for (const [at, part] of b.entries()) {
    const difference = (a[at] ?? 0) - part
    if (difference !== 0) return difference
  }
  return 0
}
