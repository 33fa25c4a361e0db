const WIDTH = 96
const HEIGHT = 18

/** Occurrences over the window, a bar a cell. */
export function Spark({ counts, level, label }: { counts: readonly number[]; level: string; label: string }) {
  const most = Math.max(...counts, 1)
  const step = WIDTH / Math.max(counts.length, 1)
  return (
    <svg
      className={`spark spark-${level}`}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path d={counts.map((count, i) => bar(i * step, step, count / most)).join('')} />
    </svg>
  )
}

/** A bar that can be seen however small its share. */
function bar(x: number, width: number, share: number): string {
  if (share === 0) return ''
  const height = Math.max(2, share * HEIGHT)
  return `M${x.toFixed(2)} ${HEIGHT}v${(-height).toFixed(2)}h${Math.max(1, width - 0.75).toFixed(2)}v${height.toFixed(2)}z`
}
