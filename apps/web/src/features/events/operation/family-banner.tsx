import { parseMicros } from '@bundlescope/contract/time.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { operationQuery } from '../../../api/queries.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount } from '../../../lib/number.ts'
import { formatDuration, formatTime } from '../../../lib/time.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import './operation.css'

type FamilyBannerProps = {
  investigation: string
  op: string
  /** A window is set: the person may ask for all of the operation instead. */
  windowed: boolean
  onAllTime: () => void
  /** Only one member of the family. */
  onMember: (op: string) => void
  onClose: () => void
}

const MOST_MEMBERS = 8

/** Over the table while it shows one operation: how long it took, where it left lines, its parts. */
export function FamilyBanner({ investigation, op, windowed, onAllTime, onMember, onClose }: FamilyBannerProps) {
  const { t } = useTranslation('events')
  const lang = useLanguage()
  const { data } = useQuery(operationQuery(investigation, op))
  const start = data?.start ? parseMicros(data.start) : undefined
  const end = data?.end ? parseMicros(data.end) : undefined
  const more = (data?.members.length ?? 0) - MOST_MEMBERS
  return (
    <section className="family" aria-label={t('op.banner')}>
      <div className="family-line">
        <strong>{t('op.title')}</strong>
        <code className="family-op">{op}</code>
        {data && <span>{t('op.events', { count: data.events, shown: formatCount(data.events, lang) })}</span>}
        {data && (
          <span>{data.sources.map((source) => `${source.name} ${formatCount(source.events, lang)}`).join(' · ')}</span>
        )}
        {start !== undefined && end !== undefined && (
          <span>
            {formatTime(start, 'UTC', 'milli')} – {formatTime(end, 'UTC', 'milli')} ({formatDuration(end - start, lang)}
            )
          </span>
        )}
        <span className="family-actions">
          {windowed && (
            <Button look="quiet" onClick={onAllTime}>
              {t('op.allTime')}
            </Button>
          )}
          <Button look="quiet" onClick={onClose} title={t('op.closeHint')}>
            {t('op.close')}
          </Button>
        </span>
      </div>
      {data && data.members.length > 1 && (
        <div className="family-members">
          {data.members.slice(0, MOST_MEMBERS).map((member) => (
            <Chip key={member.op} title={member.op} onClick={() => onMember(member.op)}>
              {member.op.startsWith(op) && member.op !== op ? member.op.slice(op.length) : t('op.self')}{' '}
              <span className="count">{formatCount(member.events, lang)}</span>
            </Chip>
          ))}
          {more > 0 && <span className="count">{t('op.moreMembers', { count: more })}</span>}
        </div>
      )}
    </section>
  )
}
