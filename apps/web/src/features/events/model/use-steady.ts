import { useRef, useState } from 'react'

type Handlers = Record<string, (...args: never[]) => unknown>

/**
 * Handlers that stay the same functions from one drawing to the next and always do what the latest drawing meant:
 * parts of the page that get them are not drawn again because of them.
 */
export function useSteady<T extends Handlers>(handlers: T): T {
  const latest = useRef(handlers)
  latest.current = handlers
  const [steady] = useState(() => {
    const names = Object.keys(handlers)
    return Object.fromEntries(names.map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)])) as T
  })
  return steady
}
