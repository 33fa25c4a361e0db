import type { Pin } from '@bundlescope/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { pinsQuery } from '../../api/case.ts'
import { useMovePin } from '../../api/case-changes.ts'
import { investigationQuery } from '../../api/queries.ts'
import { ordered } from '../../investigation/anchor.ts'
import { useMay } from '../../investigation/role.ts'
import { useView } from '../../investigation/use-view.ts'
import { useRemembered } from '../../lib/remembered.ts'
import { useRemove } from './use-remove.ts'

type Order = 'hand' | 'time'
const isOrder = (value: unknown): value is Order => value === 'hand' || value === 'time'

/** The board as it is shown: its pins in order, and what may be done with them. */
export function useBoardModel() {
  const { investigation } = useView()
  const { data, error, refetch } = useQuery(pinsQuery(investigation))
  const { data: bundles } = useQuery({ ...investigationQuery(investigation), select: bundleIds })
  const [order, setOrder] = useRemembered<Order>('board.order', 'hand', isOrder)
  const may = useMay('commenter')
  const move = useMovePin(investigation)
  const remove = useRemove(investigation)
  /** Where a pin was put a moment ago, until the server's order says the same. */
  const [moved, setMoved] = useState<{ ids: string[] } | null>(null)
  const pins = useMemo(() => {
    const list = ordered(data ?? [], order)
    if (!moved || order === 'time') return list
    return list.toSorted((a, b) => moved.ids.indexOf(a.id) - moved.ids.indexOf(b.id))
  }, [data, order, moved])

  /** `place`: among all pins, from 0, as it is to be afterwards. */
  const moveTo = (id: string, place: number) => {
    const pin = pins.find((each) => each.id === id)
    const others = pins.filter((each) => each.id !== id)
    const at = Math.min(others.length, Math.max(0, place))
    if (!pin || order !== 'hand' || pins.indexOf(pin) === at) return
    setMoved({ ids: others.toSpliced(at, 0, pin).map((each) => each.id) })
    move.mutate({ pin, before: others[at]?.id ?? null }, { onSettled: () => setMoved(null) })
  }
  return {
    investigation,
    known: data !== undefined,
    error,
    refetch,
    pins,
    bundles: bundles ?? NONE,
    order,
    setOrder,
    may,
    moveTo,
    moveBy: (id: string, by: number) => moveTo(id, pins.findIndex((pin: Pin) => pin.id === id) + by),
    remove,
  }
}
export type BoardModel = ReturnType<typeof useBoardModel>

const NONE: ReadonlySet<string> = new Set()
const bundleIds = ({ bundles }: { bundles: readonly { id: string }[] }): ReadonlySet<string> =>
  new Set(bundles.map(({ id }) => id))
