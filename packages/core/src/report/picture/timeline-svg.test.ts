import { expect, it } from 'vitest'
import { WORDING } from '../wording.ts'
import { timelineSvg } from './timeline-svg.ts'

const MINUTE = 60_000

it.each([
  ['2023-04-05T06:00:00.000000Z', 30 * MINUTE, /^04-05 06:/],
  ['2023-04-05T06:00:00.000000Z', 90 * 24 * 60 * MINUTE, /^2023-0/],
  ['1999-04-05T06:00:00.000000Z', 25 * 366 * 24 * 60 * MINUTE, /^\d{4}-/],
])('from %s on, over %s ms, the axis bears labels that have room', (from, span, look) => {
  const to = `${new Date(Date.parse(from) + span).toISOString().slice(0, -1)}000Z`
  const line = { from, to, width: span * 10, levels: { info: [1, 2] }, total: 3, marks: [] }
  const labels = [...timelineSvg(line, 'UTC', WORDING.en).matchAll(/>([\d :-]+) UTC</g)].map(([, text]) => text!)
  expect(labels.length).toBeGreaterThan(1)
  expect(labels.length).toBeLessThan(9)
  for (const label of labels) expect(label).toMatch(look)
})
