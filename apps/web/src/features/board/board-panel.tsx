import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../ui/error-state.tsx'
import { ResizablePanel } from '../../ui/resizable-panel.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { BoardToolbar } from './board-toolbar.tsx'
import { PinList } from './pins/pin-list.tsx'
import { SidePanel } from './side/side-panel.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { type BoardModel, useBoardModel } from './use-board-model.ts'
import './board.css'

/** What was pinned, in the order that tells the story; beside it saved views, searches and who did what. */
export function BoardPanel() {
  const { t } = useTranslation('board')
  const model = useBoardModel()
  const list = useRef<HTMLElement>(null)
  useBoardKeys(list, model)
  const name = t('side')
  return (
    <div className="board">
      <section ref={list} className="board-main" aria-label={t('title')}>
        <BoardToolbar model={model} />
        <Pins model={model} />
      </section>
      <ResizablePanel
        id="board.side"
        side="right"
        width={340}
        label={name}
        foldLabel={t('common:fold', { name })}
        unfoldLabel={t('common:unfold', { name })}
        resizeLabel={t('common:resize', { name })}
      >
        <SidePanel investigation={model.investigation} />
      </ResizablePanel>
    </div>
  )
}

function Pins({ model }: { model: BoardModel }) {
  const { t } = useTranslation('board')
  if (model.pins.length > 0) return <PinList model={model} />
  if (model.known) return <EmptyState title={t('empty')}>{t(model.may ? 'emptyHint' : 'emptyReader')}</EmptyState>
  return model.error ? <ErrorState error={model.error} onRetry={() => void model.refetch()} /> : <Skeleton lines={8} />
}
