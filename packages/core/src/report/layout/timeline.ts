import type { Block, Inline } from '../blocks.ts'
import { timelineSvg } from '../picture/timeline-svg.ts'
import type { ReportTimeline } from '../report.ts'
import type { Style } from './document.ts'

const LEVELS = ['critical', 'error', 'warning', 'notice', 'info', 'debug', 'trace', 'unknown']

/** The histogram, and what it shows as words: levels, and what is marked. */
export function timeline(line: ReportTimeline, zone: string, style: Style): Block[] {
  const { words, at, number } = style
  const text = words.timelineText(at(line.from), at(line.to), number(line.total))
  const levels = LEVELS.flatMap((level): string[] => {
    const count = line.levels[level]?.reduce((sum, n) => sum + n, 0) ?? 0
    return count > 0 ? [`${words.levels[level] ?? level} ${number(count)}`] : []
  })
  const marks = line.marks
    .filter(({ kind }) => kind !== 'pin')
    .toSorted((a, b) => (a.time < b.time ? -1 : 1))
    .map(({ kind, time, text }): Inline[] => [[words.marks[kind]], [at(time)], [text]])
  return [
    { kind: 'heading', level: 2, text: [words.timeline] },
    {
      kind: 'group',
      blocks: [
        { kind: 'paragraph', text: [text] },
        { kind: 'picture', svg: timelineSvg(line, zone, words), title: text },
      ],
    },
    { kind: 'paragraph', tone: 'soft', text: [levels.join(' · ')] },
    ...(marks.length > 0 ? [{ kind: 'table' as const, columns: words.markColumns, rows: marks }] : []),
  ]
}
