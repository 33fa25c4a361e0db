import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { columnsOf } from '../columns.ts'
import type { ReportTimeline } from '../report.ts'
import { wallClock } from '../time.ts'
import type { Wording } from '../wording.ts'
import { element, svg, textAt } from './svg.ts'

const WIDTH = 960
const LEFT = 8
const TOP = 40
const BARS = 120

/** From the bottom up. Levels below a warning stand together. */
const BANDS = [
  { levels: ['unknown', 'trace', 'debug', 'info', 'notice'], fill: '#aeb8c6' },
  { levels: ['warning'], fill: '#d18a1b' },
  { levels: ['error'], fill: '#c8323c' },
  { levels: ['critical'], fill: '#7a0f1a' },
] as const

const SHAPES = {
  incident: { fill: '#1b1f24', path: 'M -5 -9 L 5 -9 L 0 0 Z' },
  finding: { fill: '#b3121d', path: 'M 0 -10 L 5 -5 L 0 0 L -5 -5 Z' },
  pin: { fill: '#1f5fbf', path: 'M 0 -9 A 4.5 4.5 0 1 1 -0.01 -9 Z' },
  collected: { fill: '#565e69', path: 'M -4 -8 H 4 V 0 H -4 Z' },
} as const

/** Events over time by level, with marks above; the axis in UTC and, where chosen, in another zone below it. */
export function timelineSvg(line: ReportTimeline, zone: string, words: Wording): string {
  const from = parseMicros(line.from) ?? 0
  const to = Math.max(from + 1, parseMicros(line.to) ?? 0)
  const x = (micros: number): number => LEFT + ((micros - from) / (to - from)) * (WIDTH - 2 * LEFT)
  const bottom = TOP + BARS
  const parts = [...bars(line, x, from, bottom), ...marks(line, x, bottom)]
  parts.push(element('line', { x1: LEFT, x2: WIDTH - LEFT, y1: bottom, y2: bottom, stroke: '#565e69' }))
  for (const tick of ticks(from, to)) {
    const at = x(tick)
    const iso = formatMicros(tick)
    const anchor = at < 60 ? 'start' : at > WIDTH - 60 ? 'end' : 'middle'
    const look = { 'text-anchor': anchor, fill: '#565e69' }
    parts.push(element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, stroke: '#565e69' }))
    parts.push(textAt(at, bottom + 16, `${labelOf(wallClock(iso, 'UTC'), to - from)} UTC`, look))
    if (zone !== 'UTC') parts.push(textAt(at, bottom + 30, labelOf(wallClock(iso, zone), to - from), look))
  }
  const legendAt = bottom + (zone === 'UTC' ? 34 : 50)
  if (zone !== 'UTC') parts.push(textAt(WIDTH - LEFT, legendAt, zone, { 'text-anchor': 'end', fill: '#565e69' }))
  parts.push(...legend(line, legendAt, words))
  return svg(WIDTH, legendAt + 10, parts)
}

/** Microseconds: of a picture this wide, hours tell nothing, and years do. */
const WEEKS = 30 * 86_400e6

/** `2023-04-05 06:07:08` → `04-05 06:07:08`, or the day alone. */
function labelOf(clock: string, span: number): string {
  return span > WEEKS ? clock.slice(0, 10) : clock.slice(5, 19)
}

function bars(line: ReportTimeline, x: (micros: number) => number, from: number, bottom: number): string[] {
  const stacks = BANDS.map(({ levels }) => levels.map((level) => line.levels[level] ?? []))
  const count = Math.max(0, ...stacks.flat().map((list) => list.length))
  const heights = Array.from({ length: count }, (_, n) =>
    stacks.map((lists) => lists.reduce((sum, list) => sum + (list[n] ?? 0), 0)),
  )
  const most = Math.max(1, ...heights.map((stack) => stack.reduce((a, b) => a + b, 0)))
  return heights.flatMap((stack, n) => {
    const left = x(from + n * line.width)
    const width = Math.max(0.8, x(from + (n + 1) * line.width) - left - 0.6)
    let y = bottom
    return stack.flatMap((events, band) => {
      if (events === 0) return []
      // One error among thousands of lines must still be seen.
      const height = Math.max(band === 0 ? 0.6 : 2, (events / most) * BARS)
      y -= height
      return [element('rect', { x: left, y, width, height, fill: BANDS[band]!.fill })]
    })
  })
}

function marks({ marks: all, from, to }: ReportTimeline, x: (micros: number) => number, bottom: number): string[] {
  return all
    .filter(({ time }) => time >= from && time <= to)
    .flatMap(({ kind, time, text }) => {
      const at = x(parseMicros(time)!)
      const { fill, path } = SHAPES[kind]
      const y = kind === 'finding' || kind === 'incident' ? 30 : 14
      return [
        element('line', {
          x1: at,
          x2: at,
          y1: y,
          y2: bottom,
          stroke: fill,
          'stroke-dasharray': '2 3',
          'stroke-opacity': 0.7,
        }),
        element(
          'g',
          { transform: `translate(${Math.round(at * 100) / 100} ${y})`, fill },
          element('path', { d: path }),
        ),
        textAt(at + 7, y - 1, /^\d+|^b\d+/.exec(text)?.[0] ?? '', { fill, 'font-size': 10 }),
      ]
    })
}

function legend(line: ReportTimeline, y: number, words: Wording): string[] {
  let x = LEFT
  const parts: string[] = []
  const add = (shape: (x: number) => string, text: string): void => {
    parts.push(shape(x), textAt(x + 16, y, text, { fill: '#1b1f24' }))
    x += 34 + columnsOf(text) * 6.2
  }
  for (const kind of ['incident', 'finding', 'pin', 'collected'] as const) {
    if (!line.marks.some((mark) => mark.kind === kind)) continue
    const { fill, path } = SHAPES[kind]
    add(
      (at) => element('g', { transform: `translate(${at + 6} ${y})`, fill }, element('path', { d: path })),
      words.marks[kind],
    )
  }
  for (const { levels, fill } of BANDS) {
    if (!levels.some((level) => line.levels[level]?.some((n) => n > 0))) continue
    const name = levels.length > 1 ? 'info' : levels[0]
    add((at) => element('rect', { x: at + 1, y: y - 9, width: 10, height: 10, fill }), words.levels[name] ?? name)
  }
  return parts
}

const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  2_592_000, 7_776_000, 31_536_000, 63_072_000, 157_680_000, 315_360_000, 946_080_000,
]

/** Round moments, seven at most. */
function ticks(from: number, to: number): number[] {
  const step = (STEPS.find((seconds) => (to - from) / (seconds * 1e6) <= 7) ?? STEPS.at(-1)!) * 1e6
  const list: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to && list.length < 20; at += step) list.push(at)
  return list
}
