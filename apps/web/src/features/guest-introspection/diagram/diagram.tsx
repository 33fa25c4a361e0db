import type { Micros } from '@bundlescope/contract/time.ts'
import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../lib/keys.ts'
import { IconButton } from '../../../ui/button.tsx'
import { type Card, type Chart, type Link, partsOfCard } from '../model/cards.ts'
import type { Picture } from '../model/layout.ts'
import type { Span } from '../time/span.ts'
import { BandView } from './band-node.tsx'
import { CardView } from './card-node.tsx'
import { Legend } from './legend.tsx'
import { LinkView } from './link-edge.tsx'
import { useArrows } from './use-arrows.ts'
import { useElements } from './use-elements.ts'
import { useFit } from './use-fit.ts'
import '@xyflow/react/dist/base.css'
import './diagram.css'

const NODE_TYPES = { band: BandView, card: CardView }
const EDGE_TYPES = { link: LinkView }

type DiagramProps = {
  chart: Chart
  picture: Picture
  at: Micros | null
  span: Span | null
  open: string | null
  unfolded: ReadonlySet<string>
  onOpen: (id: string) => void
  onFold: (group: string) => void
  onUnfold: (group: string) => void
}

/** The parts and how they hang together: drag and wheel move and zoom, arrow keys lead from part to part. */
export function Diagram(props: DiagramProps) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  )
}

function Flow({ chart, picture, at, span, open, unfolded, onOpen, onFold, onUnfold }: DiagramProps) {
  const { t } = useTranslation('guestIntrospection')
  const { zoomIn, zoomOut } = useReactFlow()
  const place = useRef<HTMLElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const { fitAll, onMoved } = useFit(picture)
  const onKeyDown = useArrows({ picture, place, open: openSpot(chart, open), onFocus: setFocused })
  const onCard = useCallback(
    (card: Card) => (card.members.length > 0 ? onUnfold(card.id) : onOpen(card.nodes[0]!.id)),
    [onOpen, onUnfold],
  )
  const onLink = useCallback((link: Link) => onOpen(link.edges[0]!.id), [onOpen])
  const isThere = focused !== null && (picture.boxes.has(focused) || picture.lines.has(focused))
  const tabStop = isThere ? focused : (chart.cards[0]?.id ?? null)
  const { nodes, edges } = useElements({ chart, picture, at, span, open, tabStop, unfolded, onCard, onLink, onFold })
  useShortcuts([
    { keys: '[Shift]++', scope: 'guest-introspection', description: 'diagramIn', run: () => void zoomIn() },
    { keys: '-', scope: 'guest-introspection', description: 'diagramOut', run: () => void zoomOut() },
    { keys: 'f', scope: 'guest-introspection', description: 'diagramFit', run: fitAll },
  ])
  return (
    <section
      ref={place}
      className="gi-diagram"
      aria-label={t('diagram')}
      onKeyDown={onKeyDown}
      onFocus={(event) => setFocused(event.target.closest('[data-spot]')?.getAttribute('data-spot') ?? null)}
    >
      <div className="gi-canvas">
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onEdgeClick={(_, { data }) => data && onLink(data.link)}
          onMoveStart={(event) => event && onMoved()}
          minZoom={0.2}
          maxZoom={2.5}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
        />
      </div>
      <footer className="gi-diagram-foot">
        <Legend />
        <div className="gi-zoom">
          <IconButton label={t('zoomIn')} keys="+" onClick={() => void zoomIn()}>
            +
          </IconButton>
          <IconButton label={t('zoomOut')} keys="-" onClick={() => void zoomOut()}>
            −
          </IconButton>
          <IconButton label={t('fit')} keys="f" onClick={fitAll}>
            ⤢
          </IconButton>
        </div>
      </footer>
    </section>
  )
}

/** The card or link that holds the node or edge that is open. */
function openSpot({ cards, links }: Chart, open: string | null): string | null {
  const holds = (parts: readonly { id: string }[]) => parts.some(({ id }) => id === open)
  return (cards.find((card) => holds(partsOfCard(card))) ?? links.find(({ edges }) => holds(edges)))?.id ?? null
}
