import { useTranslation } from 'react-i18next'
import { ErrorChip } from '../../../explain/error-chip.tsx'
import { PortChip } from '../../../explain/port-chip.tsx'
import { nameLines } from '../../../investigation/name-lines.ts'
import { useNames } from '../../../investigation/names-context.tsx'
import { connectionErrorsIn } from '../../../lib/connection-error.ts'
import { Chip } from '../../../ui/chip.tsx'
import { distinct, type Entity, entities } from '../text/entities.ts'

const MOST = 12
/** Of a long block of continuation lines the first ones are looked at. */
const LONGEST = 20_000

type MentionedProps = {
  text: string
  /** Of the event: the moment at which the log behind a port is opened. */
  time: string
  onSearch: (term: string) => void
}

/**
 * Ports, tasks and objects named in the text, with the names that the inventory has. Each searches for itself, but a port
 * and an error of a connection say first what they are.
 */
export function Mentioned({ text, time, onSearch }: MentionedProps) {
  const { t } = useTranslation('events')
  const names = useNames()
  const beginning = text.slice(0, LONGEST)
  const found = distinct(entities(beginning, names)).slice(0, MOST)
  const errors = connectionErrorsIn(beginning)
  if (found.length === 0 && errors.length === 0) return null
  return (
    <section>
      <h3 className="panel-title">{t('detail.mentioned')}</h3>
      <div className="mentioned">
        {errors.map((error) => (
          <ErrorChip key={error} error={error} />
        ))}
        {found.map((entity) =>
          entity.kind === 'port' ? (
            <PortChip key={entity.query} port={Number(entity.text)} time={time}>
              <span className="soft">{t('entity.port')}</span> {entity.text} <span aria-hidden="true">ⓘ</span>
            </PortChip>
          ) : (
            <EntityChip key={entity.query} entity={entity} onSearch={onSearch} />
          ),
        )}
      </div>
    </section>
  )
}

function EntityChip({ entity, onSearch }: { entity: Entity; onSearch: (term: string) => void }) {
  const { t } = useTranslation('events')
  const { query, kind, text, names } = entity
  const what = kind === 'named' ? t(`names.${names[0]?.kind}`, { defaultValue: '' }) : t(`entity.${kind}`)
  return (
    <Chip
      title={[...nameLines(names), t('detail.searchFor', { term: query })].join('\n')}
      onClick={() => onSearch(query)}
    >
      <span className="soft">{what}</span> {text}
      {names[0] && <strong> {names[0].name}</strong>}
    </Chip>
  )
}
