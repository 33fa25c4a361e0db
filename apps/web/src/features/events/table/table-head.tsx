// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual grid are laid out by CSS grid, which <tr> does not take
// biome-ignore-all lint/a11y/useFocusableInteractive: in the row of heads the buttons take the focus, not the row
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import type { Columns } from './use-columns.ts'

const STEP = 12

/** Names of the columns: a menu moves or hides one, dragging moves it, its right edge resizes it. */
export function TableHead({ columns }: { columns: Columns }) {
  const { t } = useTranslation('events')
  const headers = columns.table.getHeaderGroups()[0]?.headers ?? []
  const onResizeKey = (event: KeyboardEvent, id: string, width: number) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (!by) return
    event.preventDefault()
    columns.resize(id, width + by)
  }
  return (
    <div role="row" className="table-head" aria-rowindex={1}>
      {headers.map((header, i) => {
        const { id } = header.column
        const name = t(`column.${id}`)
        return (
          <div
            key={id}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={i + 1}
            className="head-cell"
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              const dragged = event.dataTransfer.getData('text/x-column')
              if (dragged && dragged !== id) columns.place(dragged, id)
            }}
          >
            <Menu
              trigger={
                <button
                  type="button"
                  className="head-name"
                  draggable
                  title={name}
                  onDragStart={(event) => event.dataTransfer.setData('text/x-column', id)}
                >
                  {t(`columnShort.${id}`)}
                </button>
              }
            >
              <MenuItem disabled={i === 0} onSelect={() => columns.move(id, -1)}>
                {t('table.moveLeft')}
              </MenuItem>
              <MenuItem disabled={i === headers.length - 1} onSelect={() => columns.move(id, 1)}>
                {t('table.moveRight')}
              </MenuItem>
              {header.column.getCanHide() && (
                <MenuItem onSelect={() => header.column.toggleVisibility(false)}>
                  {t('table.hideColumn', { name })}
                </MenuItem>
              )}
            </Menu>
            {header.column.getCanResize() && (
              <div
                role="separator"
                tabIndex={0}
                aria-orientation="vertical"
                aria-label={t('table.resizeColumn', { name })}
                aria-valuenow={Math.round(header.getSize())}
                className="head-resize"
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
                onDoubleClick={() => header.column.resetSize()}
                onKeyDown={(event) => onResizeKey(event, id, header.getSize())}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}
