// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take
import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from './rows.ts'
import { onTreeKey } from './tree-keys.ts'
import { TreeRow } from './tree-row.tsx'
import './tree.css'

const ROW = 26
const HEADS = {
  wide: ['path', 'taken', 'read', 'bytes', 'lines', 'events', 'unparsed', 'span', 'zone'],
  narrow: ['path', 'taken', 'read'],
} as const

type FileTreeProps = {
  rows: readonly Row[]
  /** Key of the open file. */
  selected: string | null
  /** All columns; else those that fit beside an open file. */
  wide: boolean
  gridRef: RefObject<HTMLDivElement | null>
  setOpen: (keys: readonly string[], open: boolean) => void
  onFile: (file: BundleFile) => void
}

/** Bundles, folders, files. Only the rows in sight are in the page: a bundle may have fifty thousand files. */
export function FileTree({ rows, selected, wide, gridRef, setOpen, onFile }: FileTreeProps) {
  const { t } = useTranslation('files')
  const heads = HEADS[wide ? 'wide' : 'narrow']
  const [active, setActive] = useState(selected)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => ROW,
    getItemKey: (i) => rows[i]!.node.key,
    overscan: 20,
    scrollPaddingStart: ROW + 4,
  })

  const at = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === active),
  )
  const goTo = (index: number) => {
    setActive(rows[index]?.node.key ?? null)
    virtual.scrollToIndex(index)
  }
  const choose = ({ node, open }: Row) => {
    setActive(node.key)
    if (node.kind === 'file') onFile(node.file)
    else setOpen([node.key], !open)
  }
  useScrollTo(rows, selected, setActive, virtual.scrollToIndex)

  return (
    <div
      ref={gridRef}
      role="treegrid"
      className={wide ? 'file-tree file-tree-wide' : 'file-tree'}
      aria-label={t('tree')}
      aria-rowcount={rows.length + 1}
      aria-colcount={heads.length}
      aria-activedescendant={rows[at] ? `file-row-${at}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / ROW) - 2)
        onTreeKey(event, { rows, at, page, goTo, setOpen, choose })
      }}
    >
      <div role="row" tabIndex={-1} className="tree-row tree-heads" aria-rowindex={1}>
        {heads.map((head) => (
          <div
            key={head}
            role="columnheader"
            tabIndex={-1}
            className={`tree-${head}`}
            title={hint(t(`${head}Hint`, { defaultValue: '' }))}
          >
            {t(head)}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="tree-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]!
          return (
            <TreeRow
              key={key}
              index={index}
              top={start}
              row={row}
              wide={wide}
              active={index === at}
              selected={row.node.key === selected}
              onClick={() => choose(row)}
            />
          )
        })}
      </div>
    </div>
  )
}

const hint = (text: string) => text || undefined

/** A file that was opened from elsewhere (a link, a found row) is brought into sight once its row is there. */
function useScrollTo(
  rows: readonly Row[],
  selected: string | null,
  setActive: (key: string) => void,
  scrollTo: (index: number) => void,
): void {
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (selected === null || shown.current === selected) return
    const index = rows.findIndex(({ node }) => node.key === selected)
    if (index < 0) return
    shown.current = selected
    setActive(selected)
    scrollTo(index)
  }, [rows, selected, setActive, scrollTo])
}
