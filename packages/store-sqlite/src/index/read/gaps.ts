import type { Source } from '@bundlescope/contract/bundle.ts'
import { formatMicros } from '@bundlescope/contract/time.ts'
import { rotationOrder } from '@bundlescope/core/parse/source.ts'
import { MINUTE } from './rollup.ts'

const HOUR = 60 * MINUTE
/** A silence within a file is a gap when it is this many times the usual distance between minutes that hold an event. */
const UNUSUAL = 30
/** From one piece to the next, where something may have been lost, less is enough: this many times nearly all distances. */
const UNUSUAL_AT_ROTATION = 10
const NEARLY_ALL = 0.95
/** So many numbers may be missing between two pieces; beyond, the numbers count something else (process ids). */
const MOST_MISSING = 10

type Gap = { from: number; to: number; cause: NonNullable<Source['gaps'][number]['cause']> }

/** A file of a source: from its first to its last event. */
export interface Piece {
  path: string
  first: number
  last: number
}

/**
 * Where a source may have lost something, in order of time: rotated pieces that are not there by their numbers, silences
 * from one piece to the next, and long silences elsewhere.
 *
 * @param minutes that hold an event, ascending
 * @param pieces in order of their first event
 */
export function gapsOf(minutes: readonly number[], pieces: readonly Piece[]): Source['gaps'] {
  const atRotation = rotationGaps(minutes, pieces)
  const overlaps = (a: Gap, b: Gap): boolean => a.from < b.to && b.from < a.to
  const silences = gapsIn(minutes).map((gap): Gap => ({ ...gap, cause: 'silence' }))
  return [...silences.filter((gap) => !atRotation.some((other) => overlaps(gap, other))), ...atRotation]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, cause }) => ({ from: formatMicros(from), to: formatMicros(to), cause }))
}

/** Silences of a source that are unusual for it: at least an hour, and far longer than its usual distance. Minutes ascending. */
export function gapsIn(minutes: readonly number[]): { from: number; to: number }[] {
  if (minutes.length < 3) return []
  const steps = stepsOf(minutes)
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)]!
  const threshold = Math.max(HOUR, usual * UNUSUAL)
  return steps.flatMap((step, i) => (step > threshold ? [{ from: minutes[i]! + MINUTE, to: minutes[i + 1]! }] : []))
}

function rotationGaps(minutes: readonly number[], pieces: readonly Piece[]): Gap[] {
  const seams = seamsOf(pieces)
  const threshold = Math.max(2 * MINUTE, usualStep(minutes, seams) * UNUSUAL_AT_ROTATION)
  return seams.flatMap(({ from, to, older, newer }): Gap[] => {
    if (missingBetween(older, newer) > 0 || isSplit(older, newer)) return [{ from, to, cause: 'missing-piece' }]
    return to - from > threshold ? [{ from, to, cause: 'rotation' }] : []
  })
}

interface Seam {
  from: number
  to: number
  older: string
  newer: string
}

/** From the end of all pieces before it to the begin of each piece, where there is time between. */
function seamsOf(pieces: readonly Piece[]): Seam[] {
  const seams: Seam[] = []
  let until = Number.NEGATIVE_INFINITY
  for (const [i, { path, first, last }] of pieces.entries()) {
    if (i > 0 && first > until) seams.push({ from: until, to: first, older: pieces[i - 1]!.path, newer: path })
    until = Math.max(until, last)
  }
  return seams
}

/** Nearly all distances between minutes that hold an event are no longer than this; those over a seam do not count. */
function usualStep(minutes: readonly number[], seams: readonly Seam[]): number {
  const overSeam = (minute: number, next: number): boolean =>
    seams.some(({ from, to }) => from >= minute && from < next && to >= minute + MINUTE)
  const steps = minutes
    .slice(1)
    .flatMap((next, i) => (overSeam(minutes[i]!, next) ? [] : [next - minutes[i]!]))
    .sort((a, b) => a - b)
  return steps.length < 3 ? Number.POSITIVE_INFINITY : steps[Math.floor(steps.length * NEARLY_ALL)]!
}

/**
 * How many numbers are left out from one piece to the next: 1 from `vpxd-12.log.gz` to `vpxd-14.log`, or from `hostd.2.gz`
 * to `hostd.0.gz`. 0 where the names do not tell.
 */
function missingBetween(older: string, newer: string): number {
  const [from, to] = [Math.floor(rotationOrder(older)), Math.floor(rotationOrder(newer))]
  const numbered = (order: number): boolean => Math.abs(order) < 1e6
  if (!numbered(from) || !numbered(to) || from < 0 !== to < 0) return 0
  const missing = to - from - 1
  return missing > 0 && missing <= MOST_MISSING ? missing : 0
}

/** Whether two files are one log in pieces: they are joined where all pieces are there, so some between them are missing. */
function isSplit(older: string, newer: string): boolean {
  return FRAGMENT.test(newer) && newer.replace(FRAGMENT, '') === older.replace(FRAGMENT, '')
}

const FRAGMENT = /\.FRAG-\d+$/i

function stepsOf(minutes: readonly number[]): number[] {
  return minutes.slice(1).map((minute, i) => minute - minutes[i]!)
}
