import type { OperationPage } from '@bundlescope/contract/analysis.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import { OPERATION_PAGE } from '../../../api/operations.ts'
import { useScrollMemory } from '../../../investigation/scroll-memory.ts'
import { useView } from '../../../investigation/use-view.ts'
import { useShortcuts } from '../../../lib/keys.ts'
import { OperationHead } from './operation-head.tsx'
import { OperationRow } from './operation-row.tsx'
import { useOperationPages } from './use-operation-pages.ts'

const ROW = 28

type OperationListProps = {
  first: OperationPage
  /** Of the question before, while the new one is being answered. */
  stale: boolean
  filter: RefObject<HTMLInputElement | null>
}

/** Only the rows in sight are in the page, and only their pages are asked for. `j k` open the next and the one before. */
export function OperationList({ first, stale, filter }: OperationListProps) {
  const { view, commit, replace } = useView()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: first.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  useScrollMemory(scroller, 'operations')
  const items = virtual.getVirtualItems()
  const rowAt = useOperationPages(first, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const place = useSelectedPlace(
    view.op,
    rowAt,
    items.map(({ index }) => index),
  )

  const move = (step: number) => {
    const next = Math.min(first.total - 1, Math.max(0, place === null ? 0 : place + step))
    const row = rowAt(next)
    virtual.scrollToIndex(next)
    if (row) replace({ op: row.id })
  }
  useShortcuts([
    { keys: 'j', scope: 'operations', description: 'operationRowNext', run: () => move(1) },
    { keys: 'k', scope: 'operations', description: 'operationRowPrevious', run: () => move(-1) },
    {
      keys: '/',
      scope: 'operations',
      description: 'operationFilter',
      run: (event) => {
        event.preventDefault()
        filter.current?.focus()
      },
    },
    { keys: 'Escape', scope: 'operations', description: 'operationClose', run: () => replace({ op: null }) },
  ])

  // the detail takes part of the height: the selected row stays in sight
  const split = view.op !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the detail opens
  useEffect(() => {
    if (split && place !== null) virtual.scrollToIndex(place)
  }, [split])

  return (
    <div className={stale ? 'operation-table operation-stale' : 'operation-table'} ref={scroller}>
      <table className="rows" aria-rowcount={first.total + 1}>
        <OperationHead />
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => (
            <OperationRow
              key={key}
              index={index}
              offset={start}
              operation={rowAt(index)}
              selected={rowAt(index)?.id === view.op}
              onOpen={(op) => commit({ op: op === view.op ? null : op })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Place of the open operation, as last seen: on the first page or among the rows in sight. */
function useSelectedPlace(op: string | null, rowAt: (i: number) => { id: string } | undefined, sight: number[]) {
  const known = useRef<{ op: string; place: number } | null>(null)
  if (op === null) return null
  const first = Array.from({ length: OPERATION_PAGE }, (_, i) => i)
  const seen = known.current?.op === op ? [known.current.place] : []
  const place = [...seen, ...sight, ...first].find((i) => rowAt(i)?.id === op)
  if (place !== undefined) known.current = { op, place }
  return place ?? seen[0] ?? null
}
