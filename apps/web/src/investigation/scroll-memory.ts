import { type RefObject, useLayoutEffect } from 'react'
import { useLocation } from 'react-router'

/** Where each list stood at each step of the browser's history, for the life of the page. */
const stands = new Map<string, number>()
const MOST = 300

/**
 * "Back" leads to the same place of a list: keeps its scroll position by the step of the history. The content must have
 * its height when the component mounts, as it has when its answer is still in the cache. `name` tells lists of a page apart.
 */
export function useScrollMemory(scroller: RefObject<HTMLElement | null>, name: string): void {
  const { key } = useLocation()
  const step = `${name} ${key}`
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const kept = stands.get(step)
    if (kept !== undefined) element.scrollTop = kept
    const keep = () => keepStand(step, element.scrollTop)
    keep()
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [scroller, step])
}

function keepStand(step: string, top: number): void {
  stands.delete(step)
  stands.set(step, top)
  for (const oldest of stands.keys()) {
    if (stands.size <= MOST) break
    stands.delete(oldest)
  }
}
