import { external, useExternal } from '../lib/external.ts'
import { recall, remember } from '../lib/remembered.ts'

export type Theme = 'system' | 'dark' | 'light'
const isTheme = (value: unknown): value is Theme => value === 'system' || value === 'dark' || value === 'light'

const chosen = external<Theme>(recall('theme', 'system', isTheme))
const shown = external<'dark' | 'light'>('light')

/** Sets `data-theme` on the document now and whenever the system or the person changes it; on paper it is light. Called once, before the first render. */
export function startTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const paper = matchMedia('print')
  const apply = () => {
    const theme = paper.matches ? 'light' : chosen.get()
    const now = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    document.documentElement.dataset.theme = now
    shown.set(now)
  }
  dark.addEventListener('change', apply)
  paper.addEventListener('change', apply)
  chosen.subscribe(apply)
  apply()
}

export function chooseTheme(theme: Theme): void {
  remember('theme', theme)
  chosen.set(theme)
}

export function useTheme(): Theme {
  return useExternal(chosen)
}

/** What is on the screen; a canvas reads its colours again when it changes. */
export function useShownTheme(): 'dark' | 'light' {
  return useExternal(shown)
}

/** Colour of a token for a canvas: `tokenColour('--level-error')` → `#ff7b7b`. */
export function tokenColour(token: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim()
}
