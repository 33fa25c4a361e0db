import { isBoolean, useRemembered } from '../../../lib/remembered.ts'
import { type GapChoice, isGapChoice } from './gaps.ts'

/** Pixels of a row of one line. */
const ROW_HEIGHT = { compact: 22, roomy: 28 }

/** How this person likes the table. */
export function useTaste() {
  const [roomy, setRoomy] = useRemembered('events.roomy', false, isBoolean)
  const [wrap, setWrap] = useRemembered('events.wrap', false, isBoolean)
  const [fold, setFold] = useRemembered('events.fold', false, isBoolean)
  const [gaps, setGaps] = useRemembered<GapChoice>('events.gaps', 'auto', isGapChoice)
  return {
    fold,
    setFold,
    roomy,
    setRoomy,
    wrap,
    setWrap,
    gaps,
    setGaps,
    rowHeight: roomy ? ROW_HEIGHT.roomy : ROW_HEIGHT.compact,
  }
}
export type Taste = ReturnType<typeof useTaste>
