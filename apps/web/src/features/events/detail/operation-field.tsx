import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { operationQuery } from '../../../api/queries.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { Chip, ChipLink } from '../../../ui/chip.tsx'
import { rootOf } from '../operation/op-id.ts'

type OperationFieldProps = { investigation: string; op: string; onPivot: () => void }

/** The opID of the line, how many lines its family has over all sources, and the way to its waterfall. */
export function OperationField({ investigation, op, onPivot }: OperationFieldProps) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  const { href } = useView()
  const { data } = useQuery(operationQuery(investigation, rootOf(op)))
  return (
    <>
      <dt>{t('column.op')}</dt>
      <dd>
        <code className="path">{op}</code>{' '}
        <Chip onClick={onPivot} title={t('op.pivotHint', { op: rootOf(op) })}>
          {data ? t('op.family', { shown: formatCount(data.events, lang) }) : t('op.familyPlain')}
        </Chip>{' '}
        <ChipLink to={href('operations', { op: rootOf(op), opText: '', opOutcome: 'all', opLonger: 0 })}>
          {t('op.waterfall')}
        </ChipLink>
      </dd>
    </>
  )
}
