import { useTranslation } from 'react-i18next'
import { nameLines } from '../../../investigation/name-lines.ts'
import { useNames } from '../../../investigation/names-context.tsx'
import type { Cell } from './table-columns.ts'

/** States that mean the same whoever says them, so that they are seen in a long table. */
const STATES: Record<string, string> = {
  running: 'tag tag-ok',
  stopped: 'tag tag-error',
  listen: 'tag tag-ok',
  dead: 'tag tag-error',
  down: 'tag tag-warning',
}

/** A cell as it was read; what the output does not state is a dash. */
export function CellView({ cell, column }: { cell: Cell; column: string }) {
  const { t } = useTranslation('files')
  const names = useNames()
  if (cell === null || cell === '')
    return (
      <span className="soft" title={t('table.notStated')}>
        –
      </span>
    )
  if (typeof cell === 'boolean') return t(cell ? 'table.yes' : 'table.no')
  const look = column === 'state' && typeof cell === 'string' ? STATES[cell.toLowerCase()] : undefined
  const text = String(cell)
  const known = column === 'name' ? [] : names.of(text).filter(({ name }) => name !== text)
  if (known.length === 0) return <span className={look}>{text}</span>
  return (
    <span className="named" title={nameLines(known).join('\n')}>
      {text}
    </span>
  )
}
