import type { Analysis } from '@bundlescope/contract/analysis.ts'
import type { Micros } from '@bundlescope/contract/time.ts'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useScrollMemory } from '../../../investigation/scroll-memory.ts'
import { useView } from '../../../investigation/use-view.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ResizablePanel } from '../../../ui/resizable-panel.tsx'
import { HealthSign } from '../diagram/health-sign.tsx'
import { useCardName } from '../diagram/names.ts'
import { cardStanding, linkStanding, machineOf, protocolOf } from '../model/cards.ts'
import { aboutOf } from '../model/kinds.ts'
import type { Span } from '../time/span.ts'
import { PartDetail } from './part-detail.tsx'
import { PinPart } from './pin-part.tsx'
import type { Target } from './target.ts'
import './detail.css'

type DetailPaneProps = {
  analysis: Analysis
  target: Target | null
  at: Micros | null
  span: Span | null
  /** Shown while nothing is open. */
  children: ReactNode
}

/** Beside the picture: what is open with everything it rests on, or else where to look first. */
export function DetailPane({ analysis, target, at, span, children }: DetailPaneProps) {
  const { t } = useTranslation('guestIntrospection')
  const { view, commit } = useView()
  const scroller = useRef<HTMLDivElement>(null)
  useScrollMemory(scroller, `gi/${view.giOpen ?? ''}`)
  const name = t(target ? 'detail' : 'summary')
  return (
    <ResizablePanel
      id="gi-detail"
      side="right"
      label={name}
      foldLabel={t('common:fold', { name })}
      unfoldLabel={t('common:unfold', { name })}
      resizeLabel={t('common:resize', { name })}
      width={360}
      min={280}
      max={900}
      openAtFirst={target !== null}
    >
      <div className="gi-detail" ref={scroller}>
        {target ? (
          <>
            <IconButton className="gi-detail-close" label={t('common:close')} onClick={() => commit({ giOpen: null })}>
              ×
            </IconButton>
            <Heading target={target} at={at} open={view.giOpen ?? ''} />
            {target.parts.map((part, i) => (
              <PartDetail
                key={`${view.giOpen} ${part.id}`}
                part={part}
                at={at}
                span={span}
                findings={analysis.findings}
                checks={analysis.checks}
                about={aboutOf(machineOf(target.kind === 'card' ? target.card : target.ends[0]))}
                open={part.id === view.giOpen || target.parts.length === 1 || (i === 0 && part.health !== 'ok')}
              />
            ))}
          </>
        ) : (
          children
        )}
      </div>
    </ResizablePanel>
  )
}

function Heading({ target, at, open }: { target: Target; at: Micros | null; open: string }) {
  const { t } = useTranslation('guestIntrospection')
  const nameOf = useCardName()
  if (target.kind === 'link') {
    const { link, ends } = target
    const title = `${nameOf(ends[0]).title} → ${nameOf(ends[1]).title}`
    return (
      <header>
        <h2>
          <HealthSign health={linkStanding(link, at).health} /> {title} <PinPart node={open} title={title} at={at} />
        </h2>
        <p className="soft">{[protocolOf(link), ends[0].lane ?? ends[1].lane].filter(Boolean).join(' · ')}</p>
      </header>
    )
  }
  const { card } = target
  const { title, parts } = nameOf(card)
  return (
    <header>
      <h2>
        <HealthSign health={cardStanding(card, at).health} /> {title} <PinPart node={open} title={title} at={at} />
      </h2>
      <p className="soft">{[parts, card.lane && t('onHost', { host: card.lane })].filter(Boolean).join(' · ')}</p>
    </header>
  )
}
