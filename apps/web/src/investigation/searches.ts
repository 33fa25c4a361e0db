import { useRedacted } from '../api/redaction.ts'
import { useRemembered } from '../lib/remembered.ts'

const isSearches = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string')

/** What was searched for in this browser, newest first. A redacted view has a list of its own: searches hold names. */
export function useSearches() {
  const { on } = useRedacted()
  return useRemembered<string[]>(on ? 'events.searches.redacted' : 'events.searches', [], isSearches)
}
