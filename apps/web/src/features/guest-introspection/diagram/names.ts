import type { TopologyNode } from '@bundlescope/contract/analysis.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { type Card, machineOf } from '../model/cards.ts'
import { nameOf, placeOfKind } from '../model/kinds.ts'
import type { Part } from '../model/standing.ts'

/** What a kind of node or edge is called; its key where it is new to this page. */
export function useKindName(): (part: Pick<Part, 'kind'>) => string {
  const { t } = useTranslation('guestIntrospection')
  return useCallback(({ kind }) => t(`kind.${kind}`, { defaultValue: kind }), [t])
}

/** Title of a card and the line below it: `web01` with `thin agent · VMCI`, `Mux` with `vShield-Endpoint-Mux 6.5`. */
export function useCardName(): (card: Card) => { title: string; parts: string } {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const kindName = useKindName()
  return useCallback(
    (card) => {
      const [first] = card.nodes
      if (card.members.length > 0) return { title: t('group', { count: card.members.length }), parts: '' }
      if (!first) return { title: card.title, parts: '' }
      const short = (node: TopologyNode) => t(`kindShort.${node.kind}`, { defaultValue: kindName(node) })
      const product = first.product ? local(first.product) : ''
      switch (card.family) {
        case 'guest':
        case 'appliance': {
          const inside = card.nodes.filter((node) => node !== machineOf(card))
          const name = card.family === 'appliance' ? ({ label }: TopologyNode) => label : short
          return { title: card.title, parts: inside.map(name).join(' · ') || short(first) }
        }
        case 'host':
          return { title: card.title, parts: product }
        case 'mux':
        case 'kernel': {
          const title = short(first)
          const label = title.toLowerCase().includes(first.label.toLowerCase()) ? '' : first.label
          return { title, parts: [label, product].filter(Boolean).join(' ') }
        }
        default:
          return first.kind === 'eam'
            ? { title: short(first), parts: first.label }
            : managerName(first, product || kindName(first))
      }
    },
    [t, local, kindName],
  )
}

/** `Mux` of `esx01`: what a part is, and of which machine. */
export function usePartName(): (part: Part) => { title: string; of: string } {
  const kindName = useKindName()
  return useCallback((part) => ({ title: kindName(part), of: machineName(part) }), [kindName])
}

/** Managers and appliances have labels of their own, since nothing may name them; others go by the name in their id. */
export function machineName(part: Part): string {
  if ('from' in part) return nameOf({ id: part.id, label: '' }).replace(/:.*$/, '')
  const { family } = placeOfKind(part)
  if (family === 'manager' && part.kind !== 'eam') return part.label
  return part.kind === 'sva' ? part.label : nameOf(part)
}

/** `NSX Manager 10.0.0.5` is in two lines; a manager that nothing names, or only its name, stays whole. */
function managerName(node: TopologyNode, about: string): { title: string; parts: string } {
  const name = nameOf(node)
  const isLonger = node.label !== name && node.label.endsWith(` ${name}`)
  if (!isLonger) return { title: node.label, parts: about }
  return { title: node.label.slice(0, -name.length - 1), parts: `${name} · ${about}` }
}
