import type { Pin } from '@bundlescope/contract/case.ts'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../../i18n/use-language.ts'
import { openNote } from '../../../investigation/pinning.ts'
import { placeOfPin } from '../../../investigation/place-of-pin.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatAgo } from '../../../lib/time.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import type { BoardModel } from '../use-board-model.ts'
import { PinEvidence } from './pin-evidence.tsx'
import { pinTitle } from './pin-title.ts'

/** One pin: its handle, what it stands at, the note, and who wrote it. */
export function PinCard({ pin, model }: { pin: Pin; model: BoardModel }) {
  const { t } = useTranslation('board')
  const { view, href } = useView()
  const movable = model.may && model.order === 'hand'
  const sortable = useSortable({ id: pin.id, disabled: !movable })
  const title = pinTitle(pin, t)
  const place = placeOfPin(pin, view, model.bundles)
  return (
    <li
      ref={sortable.setNodeRef}
      className={sortable.isDragging ? 'pin pin-lifted' : 'pin'}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      data-pin={pin.id}
      tabIndex={-1}
      aria-label={title}
    >
      {movable && (
        <button
          type="button"
          ref={sortable.setActivatorNodeRef}
          className="pin-handle"
          {...sortable.attributes}
          {...sortable.listeners}
          aria-label={t('move', { title })}
        >
          <span aria-hidden="true">⠿</span>
        </button>
      )}
      <div className="pin-body">
        <PinEvidence pin={pin} here={place !== null} />
        {pin.note.trim() !== '' && <Markdown text={pin.note} />}
        <Written pin={pin} />
      </div>
      <div className="pin-actions">
        {place && (
          <Link className="button pin-open" to={href(place.panel, place.patch)} aria-label={t('openOf', { title })}>
            {t('open')}
          </Link>
        )}
        {model.may && (
          <Button onClick={() => openNote.set(pin.id)}>{t(pin.note.trim() === '' ? 'writeNote' : 'editNote')}</Button>
        )}
        {model.may && <Actions pin={pin} title={title} movable={movable} model={model} />}
      </div>
    </li>
  )
}

/** Who writes a note right after pinning has done one thing. */
const SOON_MS = 10 * 60_000

function Written({ pin }: { pin: Pin }) {
  const { t } = useTranslation('board')
  const lang = useLanguage()
  const now = Date.now() * 1000
  const { createdBy, createdAt, changedBy, changedAt } = pin
  return (
    <p className="pin-written">
      {t('by', { name: createdBy.name || t('common:anybody'), ago: formatAgo(createdAt, now, lang) })}
      {(changedBy.id !== createdBy.id || Date.parse(changedAt) - Date.parse(createdAt) > SOON_MS) && (
        <>
          {' · '}
          {t('changedBy', { name: changedBy.name || t('common:anybody'), ago: formatAgo(changedAt, now, lang) })}
        </>
      )}
    </p>
  )
}

type ActionsProps = { pin: Pin; title: string; movable: boolean; model: BoardModel }

function Actions({ pin, title, movable, model }: ActionsProps) {
  const { t } = useTranslation('board')
  return (
    <Menu
      trigger={
        <IconButton label={t('actions', { title })}>
          <span aria-hidden="true">⋯</span>
        </IconButton>
      }
    >
      {movable && (
        <>
          <MenuItem keys="Shift+k" onSelect={() => model.moveBy(pin.id, -1)}>
            {t('up')}
          </MenuItem>
          <MenuItem keys="Shift+j" onSelect={() => model.moveBy(pin.id, 1)}>
            {t('down')}
          </MenuItem>
        </>
      )}
      <MenuItem danger keys="x" onSelect={() => void model.remove(pin)}>
        {t('remove')}
      </MenuItem>
    </Menu>
  )
}
