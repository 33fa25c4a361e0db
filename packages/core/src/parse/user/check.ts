import { LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import type { Clock, LogFormat } from '../format.ts'
import { fromLatin1, newHeader } from '../header.ts'
import type { Definition } from './definition.ts'

const DAY_US = 86_400_000_000

/**
 * Tries a format on its samples. Stamps without a zone are read as UTC, those without a year as of the expected time.
 *
 * @returns what the first sample that does not hold reads instead; null when all hold
 */
export function firstFailure(format: LogFormat, samples: Definition['samples']): string | null {
  for (const [i, sample] of samples.entries()) {
    const failure = failureOf(format, sample)
    if (failure !== null) return `sample ${i + 1} (${shortened(sample.text)}): ${failure}`
  }
  return null
}

function failureOf(format: LogFormat, sample: Definition['samples'][number]): string | null {
  const expected = parseMicros(sample.expect.time)
  if (expected === undefined || expected === null || Number.isNaN(expected)) {
    return `expect.time: ${sample.expect.time} is no time such as 2021-05-06T07:08:09.101Z`
  }
  const clock: Clock = { zoneMinutes: 0, zoneBasis: 'UTC', reference: expected + DAY_US }
  const lines = sample.text.replace(/\n$/, '').split('\n')
  const [first, ...more] = lines.map((line) => Buffer.from(line, 'utf8').toString('latin1'))
  const header = newHeader()
  if (!format.read(first!, header, clock)) return 'its first line is not read: no pattern and time fit it'
  const { program, thread, component, op, extra } = header
  const read: Record<string, string> = {
    time: formatMicros(header.time),
    level: LEVELS[header.level]!,
    ...{ program, thread, component, op, extra },
    message: [first!.slice(header.messageStart), ...more].join('\n'),
  }
  for (const [field, value] of Object.entries(sample.expect)) {
    const wanted = field === 'time' ? formatMicros(expected) : value.replace(/\n$/, '')
    const got = fromLatin1(read[field]!)
    if (got !== wanted) return `${field}: expected "${shortened(wanted)}", read "${shortened(got)}"`
  }
  const stray = more.findIndex((line) => format.read(line, header, clock))
  return stray < 0 ? null : `its line ${stray + 2} is read as an event of its own`
}

function shortened(text: string): string {
  const line = text.split('\n')[0]!
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}
