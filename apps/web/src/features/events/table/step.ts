import type { Location } from '../model/locate.ts'

/**
 * The row that `by` steps lead to. A selected line that the filter hides stands between two rows: the first step down
 * leads to the one after it. Without a selected line the first step selects `top`, the first whole row on screen.
 */
export function rowAfter(here: Location | null, by: number, top: number): number {
  if (!here) return top
  return here.hidden && by > 0 ? here.row + by - 1 : here.row + by
}
