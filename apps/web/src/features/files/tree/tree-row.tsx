// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take
import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { formatBytes, formatCount } from '../../../lib/number.ts'
import { fileSpan } from './file-span.ts'
import { ReadShare } from './read-share.tsx'
import type { Row } from './rows.ts'

type TreeRowProps = {
  index: number
  /** Pixels from the top of the list. */
  top: number
  row: Row
  wide: boolean
  active: boolean
  selected: boolean
  onClick: () => void
}

export function TreeRow({ index, top, row, wide, active, selected, onClick }: TreeRowProps) {
  const { node, level, open } = row
  const look = `tree-row tree-${node.kind}${active ? ' tree-active' : ''}${selected ? ' tree-selected' : ''}`
  const branch = node.kind === 'file' ? null : node
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and handles the keys for all rows
    <div
      role="row"
      id={`file-row-${index}`}
      className={look}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={branch ? open : undefined}
      aria-selected={selected}
      onClick={onClick}
    >
      <div
        role="gridcell"
        tabIndex={-1}
        aria-colspan={branch ? 2 : 1}
        className="tree-path"
        style={{ paddingLeft: (level - 1) * 14 }}
      >
        <span className="tree-fold" aria-hidden="true">
          {branch ? (open ? '▾' : '▸') : ''}
        </span>
        <span
          className={branch ? 'tree-name' : 'tree-name mono'}
          title={node.kind === 'file' ? node.file.path : node.name}
        >
          {node.name}
        </span>
        {branch && <FolderFacts row={row} />}
      </div>
      {node.kind === 'file' ? <FileCells file={node.file} wide={wide} /> : <FolderCells row={row} wide={wide} />}
    </div>
  )
}

function FolderFacts({ row: { node } }: { row: Row }) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  if (node.kind === 'file') return null
  const { files, wrong } = node.sums
  return (
    <span className="tree-about soft">
      {node.detail && `${node.detail} · `}
      {t('common:files', { count: files, shown: formatCount(files, lang) })}
      {wrong > 0 && ` · ${t('notWhole', { count: wrong, shown: formatCount(wrong, lang) })}`}
    </span>
  )
}

function FolderCells({ row: { node }, wide }: { row: Row; wide: boolean }) {
  const lang = useLanguage()
  if (node.kind === 'file') return null
  const { bytes, lines, events, unparsedLines } = node.sums
  return (
    <>
      <div role="gridcell" tabIndex={-1} className="tree-read">
        <ReadShare lines={lines} unparsedLines={unparsedLines} />
      </div>
      {wide && <Figures values={{ bytes: formatBytes(bytes, lang), lines, events, unparsed: unparsedLines }} />}
      {wide && <div role="gridcell" tabIndex={-1} className="tree-span" />}
      {wide && <div role="gridcell" tabIndex={-1} className="tree-zone" />}
    </>
  )
}

const TAGS: Record<string, string> = { partial: 'tag tag-warning', skipped: 'tag' }

function FileCells({ file, wide }: { file: BundleFile; wide: boolean }) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const say = useServerText()
  const why = [file.reason, file.detection].flatMap((text) => (text === null ? [] : [say(text)]))
  const taken = file.format ?? t(`kinds.${file.kind}`, { defaultValue: file.kind })
  return (
    <>
      <div role="gridcell" tabIndex={-1} className="tree-taken" title={[taken, ...why].join('\n')}>
        {file.status !== 'ok' && <span className={TAGS[file.status] ?? 'tag'}>{t(file.status)}</span>} {taken}{' '}
        {wide && <span className="soft">{why[0]}</span>}
      </div>
      <div role="gridcell" tabIndex={-1} className="tree-read">
        <ReadShare lines={file.lines} unparsedLines={file.unparsedLines} />
      </div>
      {wide && (
        <Figures
          values={{
            bytes: formatBytes(file.bytes, lang),
            lines: file.lines,
            events: file.events,
            unparsed: file.unparsedLines,
          }}
        />
      )}
      {wide && (
        <div
          role="gridcell"
          tabIndex={-1}
          className="tree-span"
          title={`${file.firstTime ?? ''}\n${file.lastTime ?? ''}`.trim()}
        >
          {fileSpan(file)}
        </div>
      )}
      {wide && (
        <div role="gridcell" tabIndex={-1} className="tree-zone" title={file.timeZone ? say(file.timeZone) : undefined}>
          {file.timeZone && say(file.timeZone)}
        </div>
      )}
    </>
  )
}

function Figures({ values }: { values: Record<'bytes' | 'lines' | 'events' | 'unparsed', string | number> }) {
  const lang = useLanguage()
  return Object.entries(values).map(([name, value]) => (
    <div key={name} role="gridcell" tabIndex={-1} className={`tree-${name}`}>
      {typeof value === 'string' ? value : value > 0 ? formatCount(value, lang) : <span className="soft">·</span>}
    </div>
  ))
}
