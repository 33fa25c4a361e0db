import { useCallback, useState } from 'react'

/** One person's taste, kept in this browser. Storage that is off or full is not an error: it is only not remembered. */
export function recall<T>(key: string, fallback: T, accepts: (value: unknown) => value is T): T {
  try {
    const text = localStorage.getItem(`bundlescope.${key}`)
    const value: unknown = text === null ? undefined : JSON.parse(text)
    return accepts(value) ? value : fallback
  } catch {
    return fallback
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`bundlescope.${key}`, JSON.stringify(value))
  } catch {
    // private windows may refuse
  }
}

/** `useState` that outlives the page. `accepts` guards against what an older version wrote. */
export function useRemembered<T>(key: string, fallback: T, accepts: (value: unknown) => value is T) {
  const [value, setValue] = useState(() => recall(key, fallback, accepts))
  const set = useCallback(
    (next: T) => {
      setValue(next)
      remember(key, next)
    },
    [key],
  )
  return [value, set] as const
}

export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
