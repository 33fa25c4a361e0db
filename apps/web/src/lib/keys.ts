import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { external, useExternal } from './external.ts'

/** Where a shortcut works. The sheet of keys groups by it. */
export type KeyScope =
  | 'global'
  | 'events'
  | 'timeline'
  | 'operations'
  | 'ports'
  | 'guest-introspection'
  | 'findings'
  | 'patterns'
  | 'files'
  | 'board'

export interface Shortcut {
  /** tinykeys' writing: `j`, `Shift+e`, `$mod+k`, `g g`; a sign that needs Shift on some keyboards: `[Shift]+?`. */
  keys: string
  scope: KeyScope
  /** i18n key in namespace `keys`. */
  description: string
  /** Works while a text field has the focus. */
  inFields?: boolean
  run: (event: KeyboardEvent) => void
}

const registered = external<readonly Shortcut[]>([])

/**
 * Makes shortcuts work while the component is mounted, and lists them in the sheet of keys (`?`) and the palette.
 * `enabled: false` keeps them silent and unlisted. Handlers may change with each render; keys and scopes may not.
 */
export function useShortcuts(shortcuts: Shortcut[], enabled = true): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    if (!enabled) return
    const mine = latest.current.map((shortcut, i): Shortcut => ({ ...shortcut, run: (e) => latest.current[i]?.run(e) }))
    registered.set([...registered.get(), ...mine])
    const stops = mine.map((shortcut) =>
      tinykeys(window, { [shortcut.keys]: shortcut.run }, { ignore: (event) => isTaken(event, shortcut) }),
    )
    return () => {
      for (const stop of stops) stop()
      registered.set(registered.get().filter((shortcut) => !mine.includes(shortcut)))
    }
  }, [enabled])
}

/** Every shortcut that works now. */
export function useRegisteredShortcuts(): readonly Shortcut[] {
  return useExternal(registered)
}

/** Plain keys belong to the text field, open dialog or menu that has the focus; input methods (kana) keep theirs. */
function isTaken(event: KeyboardEvent, shortcut: Shortcut): boolean {
  if (event.isComposing || event.defaultPrevented) return true
  if (shortcut.inFields || !(event.target instanceof Element)) return false
  return event.target.closest('input,textarea,select,[contenteditable],[role=dialog],[role=menu]') !== null
}

const SIGNS: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Control: 'Ctrl',
  Meta: '⌘',
}

/** The caps to show: `$mod+k` → `['Ctrl', 'K']`, `Shift+e` → `['E']`, `[Shift]+?` → `['?']`, `g g` → `['g', 'g']`. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return keys.split(' ').flatMap((press) => {
    const parts = press.split(/(?<=[\w\]])\+/)
    const key = parts.pop() ?? ''
    const modifiers = parts.filter((part) => !part.startsWith('['))
    const letter = /^[a-z]$/i.test(key)
    const shifted = letter && modifiers.includes('Shift')
    const caps = modifiers.filter((part) => !(letter && part === 'Shift'))
    const shown = caps.map((part) => (part === '$mod' ? (mac ? '⌘' : 'Ctrl') : (SIGNS[part] ?? part)))
    return [...shown, SIGNS[key] ?? (shifted || shown.length ? key.toUpperCase() : key)]
  })
}

export function isMac(): boolean {
  return /Mac|iP(hone|ad)/.test(navigator.platform)
}
