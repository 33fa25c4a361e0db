import type { Pin } from '@bundlescope/contract/case.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import type { TFunction } from 'i18next'
import { timeOfAnchor } from '../../../investigation/anchor.ts'
import { formatRange } from '../../../lib/time.ts'

const LONGEST = 120

/** A pin in a few words: the first line of what it stands at, or of its note. */
export function pinTitle({ anchor, note }: Pick<Pin, 'anchor' | 'note'>, t: TFunction<'board'>): string {
  switch (anchor.kind) {
    case 'line':
    case 'row':
      return firstLine(anchor.text)
    case 'range':
      return formatRange(timeOfAnchor(anchor) ?? 0, parseMicros(anchor.to) ?? 0, 'UTC', true)
    case 'note':
      return firstLine(note) || t('kind.note')
    default:
      return anchor.title
  }
}

function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
