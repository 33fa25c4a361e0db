/** Median of the milliseconds that each of these takes, one after the other. */
export async function medianMs(runs: readonly (() => Promise<unknown>)[]): Promise<number> {
  const taken: number[] = []
  for (const run of runs) {
    const started = performance.now()
    await run()
    taken.push(performance.now() - started)
  }
  return median(taken)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
