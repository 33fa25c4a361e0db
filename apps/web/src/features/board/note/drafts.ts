import { recall, remember } from '../../../lib/remembered.ts'

/*
 * Notes that were being written when their dialog was closed, a browser at a time: Escape loses nothing. Kept by pin, or
 * by the key of what was to be pinned.
 */

const MOST = 30

type Drafts = Record<string, string>
const isDrafts = (value: unknown): value is Drafts =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')

export function draftOf(key: string): string | undefined {
  return recall<Drafts>('board.drafts', {}, isDrafts)[key]
}

/** Keeps a text, or (null) forgets it. */
export function keepDraft(key: string, text: string | null): void {
  const { [key]: _, ...others } = recall<Drafts>('board.drafts', {}, isDrafts)
  const kept = Object.entries(text === null ? others : { ...others, [key]: text })
  remember('board.drafts', Object.fromEntries(kept.slice(-MOST)))
}
