/** The numbers of a version, as far as it has them: `10.3.5.10430147` → [10, 3, 5, 10430147]; null where it begins otherwise. */
export function numbersOf(version: string): number[] | null {
  const text = /^\d+(?:\.\d+)*/.exec(version)?.[0]
  return text === undefined ? null : text.split('.').map(Number)
}

/** Less than 0 where `a` is older than `b`; compared as far as both go, so that 10.3 and 10.3.5 are equal. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = a[at]! - b[at]!
    if (difference !== 0) return difference
  }
  return 0
}
