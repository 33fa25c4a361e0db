import { FILE_STATUSES } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { filesQuery, investigationQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { textInAll } from '../../i18n/use-server-text.ts'
import { useView } from '../../investigation/use-view.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { formatCount } from '../../lib/number.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterField } from '../../ui/filter-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { FileList } from './file-list.tsx'
import { chooseFiles, fileRows, headsOf } from './file-rows.ts'
import './files.css'

/** Every file of every bundle, and what became of it. */
export function FilesPanel() {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const { investigation, view, commit, replace } = useView()
  const { data, error, refetch } = useQuery(filesQuery(investigation))
  const { data: heads } = useQuery({ ...investigationQuery(investigation), select: headsOf })
  const filter = useRef<HTMLInputElement>(null)
  const onText = useCallback((fileText: string) => replace({ fileText }), [replace])
  useShortcuts([
    {
      keys: '/',
      scope: 'files',
      description: 'fileFilter',
      run: (event) => {
        event.preventDefault()
        filter.current?.focus()
      },
    },
  ])

  const { fileStatus, fileText } = view
  const chosen = useMemo(() => chooseFiles(data ?? [], fileStatus, fileText, textInAll), [data, fileStatus, fileText])
  const rows = useMemo(() => fileRows(chosen, heads ?? []), [chosen, heads])
  const figures = { shown: formatCount(chosen.length, lang), total: formatCount(data?.length ?? 0, lang) }
  return (
    <div className="files">
      <div className="files-toolbar">
        <Segmented
          label={t('show')}
          value={fileStatus}
          options={FILE_STATUSES.map((status) => ({ value: status, text: t(`statuses.${status}`) }))}
          onChange={(next) => commit({ fileStatus: next })}
        />
        <FilterField ref={filter} label={t('filter')} value={fileText} onChange={onText} />
        {data && <span role="status">{t('some', figures)}</span>}
      </div>
      {data ? (
        rows.length ? (
          <FileList rows={rows} />
        ) : (
          <EmptyState title={t(data.length ? 'none' : 'noneYet')} />
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={14} />
      )}
    </div>
  )
}
