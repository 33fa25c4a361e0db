import { FILE_STATUSES } from '@bundlescope/contract/view.ts'
import { type RefObject, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { formatCount } from '../../lib/number.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterField } from '../../ui/filter-field.tsx'
import { ResizablePanel } from '../../ui/resizable-panel.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { EmptyState, Skeleton } from '../../ui/state.tsx'
import { FileDetail } from './detail/file-detail.tsx'
import { FoundTables } from './found/found-tables.tsx'
import { FileTree } from './tree/file-tree.tsx'
import { type FilesModel, useFilesModel } from './use-files-model.ts'
import './files.css'

/** Everything in the bundles: what each file was taken for and why, and what stands in it. */
export function FilesPanel() {
  const { t } = useTranslation('files')
  const model = useFilesModel()
  const { place, view } = model
  const filter = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
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
  useShortcuts([{ keys: 'Escape', scope: 'files', description: 'fileClose', run: () => close() }], place !== null)
  const close = () => {
    model.close()
    grid.current?.focus()
  }
  const side = { label: t('tree'), foldLabel: t('common:fold', { name: t('tree') }) }
  const list = model.inTables ? (
    <FoundTables investigation={model.investigation} text={view.fileText.trim()} onRow={model.openRow} />
  ) : (
    <Tree model={model} gridRef={grid} />
  )
  return (
    <div className="files">
      <Toolbar model={model} filter={filter} />
      <div className="files-body">
        {place ? (
          <>
            <ResizablePanel
              id="files.tree"
              side="left"
              width={440}
              min={240}
              max={900}
              {...side}
              unfoldLabel={t('common:unfold', { name: t('tree') })}
              resizeLabel={t('common:resize', { name: t('tree') })}
            >
              {list}
            </ResizablePanel>
            <FileDetail
              investigation={model.investigation}
              file={place}
              about={model.about}
              line={view.line}
              view={view.fileView}
              onView={model.showAs}
              onLine={model.toLine}
              onClose={close}
            />
          </>
        ) : (
          <div className="files-whole">{list}</div>
        )}
      </div>
    </div>
  )
}

type ToolbarProps = { model: FilesModel; filter: RefObject<HTMLInputElement | null> }

function Toolbar({ model, filter }: ToolbarProps) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const { view, shown, all, setText, setStatus, inTables, setInTables } = model
  const onText = useCallback((text: string) => setText(text), [setText])
  return (
    <div className="files-toolbar">
      <Segmented
        label={t('lookIn')}
        value={inTables ? 'tables' : 'files'}
        options={[
          { value: 'files', text: t('inFiles'), title: t('inFilesHint') },
          { value: 'tables', text: t('inTables'), title: t('inTablesHint') },
        ]}
        onChange={(next) => setInTables(next === 'tables')}
      />
      <FilterField
        ref={filter}
        label={t(inTables ? 'found.field' : 'filter')}
        value={view.fileText}
        onChange={onText}
      />
      {!inTables && (
        <>
          <Segmented
            label={t('show')}
            value={view.fileStatus}
            options={FILE_STATUSES.map((status) => ({
              value: status,
              text: t(`statuses.${status}`),
              title: t(`statusHint.${status}`),
            }))}
            onChange={setStatus}
          />
          {all !== undefined && (
            <span role="status" className="soft">
              {t('some', { shown: formatCount(shown, lang), total: formatCount(all, lang) })}
            </span>
          )}
        </>
      )}
    </div>
  )
}

function Tree({ model, gridRef }: { model: FilesModel; gridRef: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('files')
  const { rows, all, error, retry, place, selected } = model
  if (all === undefined) return error ? <ErrorState error={error} onRetry={retry} /> : <Skeleton lines={14} />
  if (rows.length === 0) return <EmptyState title={t(all ? 'none' : 'noneYet')} />
  return (
    <FileTree
      rows={rows}
      selected={selected}
      wide={place === null}
      gridRef={gridRef}
      setOpen={model.setOpen}
      onFile={model.openFile}
    />
  )
}
