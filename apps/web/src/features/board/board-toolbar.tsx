import { useTranslation } from 'react-i18next'
import { pinWish } from '../../investigation/pinning.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { BoardModel } from './use-board-model.ts'

export function BoardToolbar({ model }: { model: BoardModel }) {
  const { t } = useTranslation('board')
  const { pins, order, setOrder, may } = model
  return (
    <header className="board-toolbar">
      <h2>{t('title')}</h2>
      <span className="soft" role="status">
        {model.known && t('count', { count: pins.length })}
      </span>
      <Segmented
        label={t('order.label')}
        value={order}
        options={(['hand', 'time'] as const).map((value) => ({ value, text: t(`order.${value}`) }))}
        onChange={setOrder}
      />
      <span className="board-tools">
        {may && <Button onClick={() => pinWish.set({ anchor: { kind: 'note' }, want: 'note' })}>{t('addNote')}</Button>}
        <Button disabled={pins.length === 0} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </span>
    </header>
  )
}
