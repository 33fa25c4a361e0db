import type { RefObject } from 'react'
import { useView } from '../../../investigation/use-view.ts'
import { useShortcuts } from '../../../lib/keys.ts'

/** `j k` open the next row and the one before, Escape closes it, `/` filters. `rows` are addresses in their order. */
export function useRowKeys(rows: readonly string[], filter: RefObject<HTMLInputElement | null>): void {
  const { view, replace } = useView()
  const field = view.portsTable === 'ports' ? 'port' : 'service'
  const move = (step: number) => {
    const at = rows.indexOf(view[field] ?? '')
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))]
    if (next === undefined) return
    replace({ [field]: next })
    document.getElementById(next)?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts([
    { keys: 'j', scope: 'ports', description: 'portRowNext', run: () => move(1) },
    { keys: 'k', scope: 'ports', description: 'portRowPrevious', run: () => move(-1) },
    { keys: 'Escape', scope: 'ports', description: 'portClose', run: () => replace({ [field]: null }) },
    {
      keys: '/',
      scope: 'ports',
      description: 'portFilter',
      run: (event) => {
        event.preventDefault()
        filter.current?.focus()
      },
    },
  ])
}
