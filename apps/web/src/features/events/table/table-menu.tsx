import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuLine } from '../../../ui/menu.tsx'
import { ExportDialog } from '../export/export-dialog.tsx'
import { COLUMN_IDS } from './columns.ts'
import { GAP_CHOICES } from './gaps.ts'
import type { Columns } from './use-columns.ts'
import type { Taste } from './use-taste.ts'

type TableMenuProps = {
  columns: Columns
  taste: Taste
  /** What the table shows, to be exported; null while nothing is there. */
  rows: { filter: Filter; total: number } | null
}

/** How the table looks, as this person likes it: columns, wrapping, density, gaps. And its rows as a file. */
export function TableMenu({ columns, taste, rows }: TableMenuProps) {
  const { t } = useTranslation('events')
  const [exporting, setExporting] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" className="table-menu" aria-label={t('table.view')} title={t('table.view')}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor">
              <path d="M1 3.5h12M1 7h12M1 10.5h12" />
              <circle cx="4.5" cy="3.5" r="1.5" fill="var(--surface)" />
              <circle cx="9.5" cy="7" r="1.5" fill="var(--surface)" />
              <circle cx="6" cy="10.5" r="1.5" fill="var(--surface)" />
            </svg>
          </Button>
        }
      >
        <MenuCheck checked={taste.wrap} onChange={taste.setWrap}>
          {t('table.wrap')}
        </MenuCheck>
        <MenuCheck checked={taste.roomy} onChange={taste.setRoomy}>
          {t('table.roomy')}
        </MenuCheck>
        <MenuCheck checked={taste.fold} onChange={taste.setFold}>
          {t('table.fold')}
        </MenuCheck>
        <MenuLine />
        <MenuLabel>{t('table.columns')}</MenuLabel>
        {COLUMN_IDS.filter((id) => id !== 'message').map((id) => {
          const column = columns.table.getColumn(id)
          return (
            <MenuCheck
              key={id}
              checked={column?.getIsVisible() ?? false}
              onChange={(shown) => column?.toggleVisibility(shown)}
            >
              {t(`column.${id}`)}
            </MenuCheck>
          )
        })}
        <MenuItem onSelect={columns.reset}>{t('table.resetColumns')}</MenuItem>
        <MenuLine />
        <MenuLabel>{t('table.gaps')}</MenuLabel>
        {GAP_CHOICES.map((choice) => (
          <MenuCheck key={choice} checked={taste.gaps === choice} onChange={() => taste.setGaps(choice)}>
            {t(`table.gap.${choice}`)}
          </MenuCheck>
        ))}
        <MenuLine />
        <MenuItem disabled={!rows} onSelect={() => setExporting(true)}>
          {t('report:export.open')}
        </MenuItem>
      </Menu>
      {exporting && rows && <ExportDialog {...rows} shown={columns.ids} onClose={() => setExporting(false)} />}
    </>
  )
}
