import type { TopologyEdge, TopologyNode } from '@bundlescope/contract/analysis.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import type { Card } from '../model/cards.ts'
import { nameOf } from '../model/kinds.ts'
import type { Part } from '../model/standing.ts'

/** What a kind of node or edge is called; its key where it is new to this page. */
export function useKindName(): (part: Pick<Part, 'kind'>) => string {
  const { t } = useTranslation('guestIntrospection')
  return useCallback(({ kind }) => t(`kind.${kind}`, { defaultValue: kind }), [t])
}

/** Title of a card and the line below it: `web01` with `Thin agent · VMCI driver`, `Mux` with `vShield-Endpoint-Mux`. */
export function useCardName(): (card: Card) => { title: string; parts: string } {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const kindName = useKindName()
  return useCallback(
    (card) => {
      const [first] = card.nodes
      if (card.members.length > 0) return { title: t('group', { count: card.members.length }), parts: '' }
      if (!first) return { title: card.title, parts: '' }
      const product = (node: TopologyNode) => (node.product ? local(node.product) : null)
      if (card.family === 'guest' || card.nodes.length > 1) {
        const rest = card.nodes.filter(({ kind }) => kind !== 'vm' && kind !== 'sva')
        return {
          title: card.title,
          parts: rest.map((node) => t(`kindShort.${node.kind}`, { defaultValue: kindName(node) })).join(' · '),
        }
      }
      if (card.family === 'host') return { title: nameOf(first), parts: product(first) ?? '' }
      if (card.family === 'mux' || card.family === 'kernel')
        return { title: kindName(first), parts: product(first) ?? '' }
      const about = [product(first), nameOf(first)].filter(Boolean).join(' · ')
      return { title: kindName(first), parts: about }
    },
    [t, local, kindName],
  )
}

/** `Mux ↔ EPSecLib`, with the machine: `esx01`. */
export function usePartName(): (part: Part) => { title: string; of: string } {
  const kindName = useKindName()
  return useCallback((part) => ({ title: kindName(part), of: nameOf(part as TopologyNode) }), [kindName])
}

export function isEdge(part: Part): part is TopologyEdge {
  return 'from' in part
}
