import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import type { FilePlace, FileView } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tablesQuery } from '../../../api/content.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/state.tsx'
import { RawView } from '../raw/raw-view.tsx'
import { SnapshotTableView } from '../tables/snapshot-table.tsx'
import { FileFacts } from './file-facts.tsx'
import './detail.css'

type FileDetailProps = {
  investigation: string
  file: FilePlace
  /** What is known of it; undefined while the list is on its way, and for a path that is in no list. */
  about: BundleFile | undefined
  line: number | null
  view: FileView
  onView: (view: FileView, line: number | null) => void
  onLine: (line: number) => void
  onClose: () => void
}

/** What a file is taken for and why, and what stands in it: as tables where it was read into tables, and as its text. */
export function FileDetail({ investigation, file, about, line, view, onView, onLine, onClose }: FileDetailProps) {
  const { t } = useTranslation('files')
  const tables = useQuery(tablesQuery(investigation, file))
  const [encoding, setEncoding] = useState<string | null>(null)
  const found = tables.data?.filter(({ total }) => total > 0) ?? []
  const hasTables = found.length > 0
  const shown = view === 'auto' ? (hasTables ? 'table' : 'text') : view
  const cut = file.path.lastIndexOf('/') + 1
  return (
    <section className="file-detail" aria-label={file.path}>
      <header className="file-detail-head">
        <h2 className="mono" title={file.path}>
          <span className="soft">{file.path.slice(0, cut)}</span>
          {file.path.slice(cut)}
        </h2>
        {hasTables && (
          <Segmented
            label={t('shownAs')}
            value={shown}
            options={[
              { value: 'table', text: t('asTable', { count: found.length }) },
              { value: 'text', text: t('asText') },
            ]}
            onChange={(next) => onView(next, line)}
          />
        )}
        <IconButton label={t('closeFile')} keys="Escape" onClick={onClose}>
          ×
        </IconButton>
      </header>
      {about && <FileFacts file={about} tables={found} encoding={encoding} />}
      {view === 'auto' && tables.isPending ? (
        <Skeleton lines={8} />
      ) : shown === 'table' && hasTables ? (
        <div className="snapshots">
          {found.map((table, i) => (
            <SnapshotTableView
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold two tables of one kind
              key={`${file.path} ${table.kind} ${i}`}
              table={table}
              line={line}
              onLine={(to) => onView('text', to)}
            />
          ))}
        </div>
      ) : (
        <RawView
          key={`${file.bundle}/${file.member}/${file.path}`}
          investigation={investigation}
          file={file}
          about={about}
          line={line}
          onLine={onLine}
          onEncoding={setEncoding}
        />
      )}
    </section>
  )
}
