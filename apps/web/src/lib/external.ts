import { useSyncExternalStore } from 'react'

/** A value outside React that components can read: hovered time, known shortcuts, whether the server answers. */
export interface External<T> {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

export function external<T>(initial: T): External<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useExternal<T>(store: External<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}
