import type { Anchor } from '@bundlescope/contract/case.ts'
import type { EventRow } from '@bundlescope/contract/event.ts'
import type { ViewState } from '@bundlescope/contract/view.ts'
import { addTerm } from '@bundlescope/query/edit.ts'
import { useTranslation } from 'react-i18next'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { usePinning } from '../../../investigation/pinning.ts'
import { useView } from '../../../investigation/use-view.ts'
import { notify } from '../../../ui/toast.tsx'
import { FIRST_CONTEXT } from '../context/spans.ts'
import { useCopy } from '../detail/use-copy.ts'
import { opTerm, rootOf } from '../operation/op-id.ts'
import { useSteady } from './use-steady.ts'

type ActionsInput = {
  view: ViewState
  step: (patch: Partial<ViewState>) => void
  adjust: (patch: Partial<ViewState>) => void
  selected: string | null
}

/** What can be done with the selected line: pivot, search for something in it, look around, hand it on. */
export function useActions({ view, step, adjust, selected }: ActionsInput) {
  const { t } = useTranslation('events')
  const { href } = useView()
  const copy = useCopy()
  const pinning = usePinning()
  const say = useServerText()
  /** The line as the board keeps it; one that is there already needs no asking. */
  const withAnchor = async (act: (anchor: Anchor) => void) => {
    if (selected === null) return
    try {
      act(pinning.pins?.find((pin) => pin.event === selected)?.anchor ?? (await pinning.anchorOfEvent(selected)))
    } catch (error) {
      notify(t('common:problem.title'), error instanceof Error ? say(error.message) : undefined, 'error')
    }
  }
  return useSteady({
    /** Everything of the line's operation, over all sources of the window. */
    pivot: (event: EventRow) => {
      if (event.op) step({ q: opTerm(rootOf(event.op)), level: [], source: [], event: event.id, context: null })
    },
    member: (op: string) => step({ q: opTerm(op) }),
    /** A search of its own, over all levels and sources. */
    search: (term: string) => step({ q: term, level: [], source: [], context: null }),
    /** Added to the search there is. */
    narrow: (term: string) => step({ q: addTerm(view.q, term), context: null }),
    toggleContext: () => {
      if (view.context) adjust({ context: null })
      else if (selected !== null) step({ context: FIRST_CONTEXT })
    },
    pin: () => withAnchor(pinning.toggle),
    note: () => withAnchor(pinning.note),
    copyLink: () => {
      if (selected === null) return
      const link = new URL(href('events', { event: selected }), window.location.origin)
      void copy(link.href, t('detail.linkCopied'))
    },
  })
}
export type Actions = ReturnType<typeof useActions>
