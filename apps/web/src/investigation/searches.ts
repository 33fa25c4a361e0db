import { useRemembered } from '../lib/remembered.ts'

const isSearches = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string')

/** What was searched for in this browser, newest first. */
export function useSearches() {
  return useRemembered<string[]>('events.searches', [], isSearches)
}
