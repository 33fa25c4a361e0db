import { BasisText } from '../../../ui/basis-text.tsx'
import type { Column } from './rows-table.tsx'

type Run = { process: string | null; pid: number | null }

/** Columns that ports and services share. */
export const PROCESS: Column<Run> = {
  name: 'process',
  className: 'ports-process',
  title: ({ process }) => process ?? '',
  cell: ({ process, pid }) => (
    <>
      {process}
      {pid !== null && <span className="soft"> {pid}</span>}
    </>
  ),
}

export const BASIS: Column<Parameters<typeof BasisText>[0]> = {
  name: 'basis',
  className: 'ports-basis',
  cell: ({ basis }) => <BasisText basis={basis} />,
}
