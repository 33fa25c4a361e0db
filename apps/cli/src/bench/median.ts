/** Median of the milliseconds that `times` runs take, after one that is not counted. */
export async function medianMs(times: number, run: () => Promise<unknown>): Promise<number> {
  await run()
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
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
