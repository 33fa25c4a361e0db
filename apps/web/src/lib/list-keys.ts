import type { KeyboardEvent } from 'react'

/**
 * Where a key leads in a list that has the focus itself, kept within it: arrows, PageUp, PageDown, Home, End. Undefined
 * for every other key, and for keys pressed within something in the list.
 */
export function listTarget(event: KeyboardEvent, at: number, count: number, page: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return undefined
  const target = targetOf(event.key, at, count, page)
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target))
}

function targetOf(key: string, at: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
