import type { Investigation } from '@bundlescope/contract/bundle.ts'
import type { CaseData } from '@bundlescope/contract/case.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSetStatus } from '../../api/case-changes.ts'
import { useDeleteInvestigation } from '../../api/changes.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { summary } from '../../investigation/summary.ts'
import { viewHref } from '../../investigation/use-view.ts'
import { formatCount } from '../../lib/number.ts'
import { formatAgo, formatRange } from '../../lib/time.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { notify } from '../../ui/toast.tsx'
import { DeleteDialog } from './delete-dialog.tsx'

/** The newest first, the example last. */
export function InvestigationTable({ investigations }: { investigations: readonly Investigation[] }) {
  const { t } = useTranslation('home')
  const say = useServerText()
  const [doomed, setDoomed] = useState<Investigation | null>(null)
  const remove = useDeleteInvestigation()
  const sorted = investigations.toSorted(
    (a, b) => Number(a.example) - Number(b.example) || (a.createdAt < b.createdAt ? 1 : -1),
  )
  const onDelete = ({ id, name }: Investigation) =>
    remove.mutate(id, {
      onSuccess: () => notify(t('deleted', { name })),
      onError: (error) => notify(t('common:problem.title'), say(error.message), 'error'),
    })
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('bundles')}</th>
            <th>{t('span')}</th>
            <th className="number">{t('events')}</th>
            <th>{t('created')}</th>
            <th>
              <span className="visually-hidden">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((investigation) => (
            <Row key={investigation.id} investigation={investigation} onDelete={() => setDoomed(investigation)} />
          ))}
        </tbody>
      </table>
      {doomed && (
        <DeleteDialog investigation={doomed} onClose={() => setDoomed(null)} onDelete={() => onDelete(doomed)} />
      )}
    </>
  )
}

function Row({ investigation, onDelete }: { investigation: Investigation; onDelete: () => void }) {
  const { t } = useTranslation('home')
  const lang = useLanguage()
  const { id, name, example, createdAt, bundles, status, role } = investigation
  const archive = useArchive(investigation)
  const { events, from, to, state } = summary(investigation)
  const names = bundles.map((bundle) => bundle.name).join(', ')
  return (
    <tr>
      <td className="home-name">
        <Link to={viewHref(id, 'overview')}>{name}</Link>
        {example && (
          <span className="tag" title={t('exampleHint')}>
            {t('example')}
          </span>
        )}
        {status && status !== 'open' && <span className="tag">{t(`case:status.${status}`)}</span>}
        {state === 'ingesting' && <span className="tag">{t('common:state.ingesting')}</span>}
        {state === 'failed' && <span className="tag tag-error">{t('common:state.failed')}</span>}
      </td>
      <td className="home-bundles" title={names}>
        {t('common:bundles', { count: bundles.length, shown: formatCount(bundles.length, lang) })}
      </td>
      <td className="nowrap">{from !== null && to !== null ? formatRange(from, to, 'UTC', true) : t('noSpan')}</td>
      <td className="number">{formatCount(events, lang)}</td>
      <td className="nowrap" title={createdAt}>
        {formatAgo(createdAt, Date.now() * 1000, lang)}
      </td>
      <td className="number">
        <Menu
          trigger={
            <IconButton label={`${t('actions')}: ${name}`}>
              <span aria-hidden="true">⋯</span>
            </IconButton>
          }
        >
          <MenuItem disabled={!mayEdit(role)} onSelect={archive}>
            {t(status === 'archived' ? 'unarchive' : 'archive')}
          </MenuItem>
          <MenuItem danger disabled={role !== undefined && role !== 'owner'} onSelect={onDelete}>
            {t('delete')}
          </MenuItem>
        </Menu>
      </td>
    </tr>
  )
}

function mayEdit(role: Investigation['role']): boolean {
  return role === undefined || role === 'editor' || role === 'owner'
}

/** Puts an investigation out of sight, or back; its bundles stay. Can be taken back at once. */
function useArchive({ id, name, status }: Investigation): () => void {
  const { t } = useTranslation('home')
  const say = useServerText()
  const { mutateAsync } = useSetStatus(id)
  const set = async (to: CaseData['status']) => {
    try {
      await mutateAsync(to)
      const back = { text: t('common:undo'), run: () => void set(status ?? 'open') }
      notify(t(to === 'archived' ? 'archived' : 'unarchived', { name }), undefined, 'info', back)
    } catch (error) {
      notify(t('common:problem.title'), error instanceof Error ? say(error.message) : undefined, 'error')
    }
  }
  return () => void set(status === 'archived' ? 'open' : 'archived')
}
