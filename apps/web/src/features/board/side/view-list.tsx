import type { SavedView } from '@bundlescope/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { caseQuery } from '../../../api/case.ts'
import { useRemoveView, useSaveView, useUndoLast } from '../../../api/case-changes.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { lastAddress } from '../../../investigation/last-address.ts'
import { readAddress } from '../../../investigation/place-of-pin.ts'
import { useMay } from '../../../investigation/role.ts'
import { useView } from '../../../investigation/use-view.ts'
import { useExternal } from '../../../lib/external.ts'
import { formatAgo } from '../../../lib/time.ts'
import { IconButton } from '../../../ui/button.tsx'
import { NameField } from '../../../ui/name-field.tsx'
import { notify } from '../../../ui/toast.tsx'
import { SaveView } from './save-view.tsx'

/** Views under a name, and a field that saves the one that was seen before the board. */
export function ViewList({ investigation }: { investigation: string }) {
  const { t } = useTranslation('board')
  const { data } = useQuery(caseQuery(investigation))
  const last = useExternal(lastAddress)
  const may = useMay('commenter')
  const before = last?.investigation === investigation ? last.address : null
  return (
    <>
      {may && before !== null && <SaveView key={before} investigation={investigation} address={before} />}
      {may && before === null && <p className="soft">{t('views.noneBefore')}</p>}
      {data?.views.length === 0 && <p className="soft">{t('views.none')}</p>}
      <ul className="side-list">
        {data?.views.map((view) => (
          <Row key={view.id} investigation={investigation} view={view} may={may} />
        ))}
      </ul>
    </>
  )
}

function Row({ investigation, view, may }: { investigation: string; view: SavedView; may: boolean }) {
  const { t } = useTranslation('board')
  const lang = useLanguage()
  const { href } = useView()
  const place = readAddress(view.address)
  const remove = useRemove(investigation)
  const rename = useRename(investigation)
  const [renaming, setRenaming] = useState(false)
  const { name, createdBy, createdAt } = view
  const by = { name: createdBy.name || t('common:anybody'), ago: formatAgo(createdAt, Date.now() * 1000, lang) }
  return (
    <li className="side-row">
      <span>
        {renaming ? (
          <NameField
            name={name}
            label={t('views.name')}
            className="field"
            onKeep={(next) => rename(view, next)}
            onDone={() => setRenaming(false)}
          />
        ) : place ? (
          <Link to={href(place.panel, place.patch)}>{name}</Link>
        ) : (
          name
        )}
        <small className="side-by">
          {place && `${t(`common:panel.${place.panel}`)} · `}
          {t('by', by)}
        </small>
      </span>
      {may && (
        <span className="side-actions">
          <IconButton label={t('views.rename', { name })} onClick={() => setRenaming(true)}>
            <span aria-hidden="true">✎</span>
          </IconButton>
          <IconButton label={t('views.remove', { name })} onClick={() => remove(view)}>
            ×
          </IconButton>
        </span>
      )}
    </li>
  )
}

/** Belongs to the row: the field is gone before the server answers, and with it would go what is said of a refusal. */
function useRename(investigation: string): (view: SavedView, name: string) => void {
  const { t } = useTranslation('board')
  const say = useServerText()
  const { mutate } = useSaveView(investigation)
  const onError = (error: Error) => notify(t('common:problem.title'), say(error.message), 'error')
  return ({ id, address }, name) => mutate({ view: id, name, address }, { onError })
}

function useRemove(investigation: string): (view: SavedView) => void {
  const { t } = useTranslation('board')
  const say = useServerText()
  const { mutateAsync } = useRemoveView(investigation)
  const undoLast = useUndoLast(investigation)
  // the row is gone by then: what is said afterwards must not depend on it
  return ({ id, name }) =>
    void mutateAsync(id).then(
      () =>
        notify(t('views.deleted', { name }), undefined, 'info', {
          text: t('common:undo'),
          run: () => void undoLast(id).catch(() => notify(t('activity.failed'), undefined, 'error')),
        }),
      (error: Error) => notify(t('common:problem.title'), say(error.message), 'error'),
    )
}
