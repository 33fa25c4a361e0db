import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { analysisQuery } from '../../api/analysis.ts'
import { sourcesQuery } from '../../api/queries.ts'
import { distinct } from '../../investigation/names.ts'
import { useNames } from '../../investigation/names-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Conflict } from '../../ui/conflict.tsx'
import { SaveFailed } from './save-failed.tsx'
import { useCasePart } from './use-case-part.ts'

type AffectedFieldProps = { investigation: string; readOnly: boolean }

/** Machines, services and whatever else is affected: suggested by what the bundles know, or in any words. */
export function AffectedField({ investigation, readOnly }: AffectedFieldProps) {
  const { t } = useTranslation('case')
  const id = useId()
  const { value, save, conflict, resolve, busy, error } = useCasePart(investigation, ['affected'])
  const [draft, setDraft] = useState('')
  const { known, found } = useSuggestions(investigation)
  if (conflict) {
    const { theirs, mine } = conflict
    return (
      <Conflict
        text
        who={conflict.by || t('common:anybody')}
        theirs={theirs.affected.join('\n')}
        mine={mine.affected.join('\n')}
        busy={busy}
        onKeep={(_, text) => resolve({ affected: unique(text.split('\n')) })}
      />
    )
  }
  const list = value?.affected ?? []
  const add = (text: string) => {
    setDraft('')
    if (text.trim()) save({ affected: unique([...list, text]) })
  }
  const offered = found.filter((text) => !list.includes(text)).slice(0, MOST_OFFERED)
  return (
    <>
      <label htmlFor={id}>{t('affected.label')}</label>
      <div>
        <div className="case-chips">
          {list.map((text) =>
            readOnly ? (
              <Chip key={text}>{text}</Chip>
            ) : (
              <Chip
                key={text}
                onRemove={() => save({ affected: list.filter((each) => each !== text) })}
                removeLabel={t('affected.remove', { what: text })}
              >
                {text}
              </Chip>
            ),
          )}
          {list.length === 0 && readOnly && <span className="soft">{t('affected.none')}</span>}
        </div>
        {!readOnly && (
          <form
            className="case-row"
            onSubmit={(event) => {
              event.preventDefault()
              add(draft)
            }}
          >
            <input
              id={id}
              className="field"
              list={`${id}-known`}
              value={draft}
              maxLength={300}
              autoComplete="off"
              placeholder={t('affected.hint')}
              onChange={(event) => setDraft(event.currentTarget.value)}
              onBlur={() => add(draft)}
            />
            <Button type="submit" disabled={draft.trim() === ''}>
              {t('affected.add')}
            </Button>
          </form>
        )}
        <datalist id={`${id}-known`}>
          {known.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
        {!readOnly && offered.length > 0 && (
          <p className="case-chips">
            <span className="soft">{t('affected.found')}</span>
            {offered.map((text) => (
              <Chip key={text} title={t('affected.addThis', { what: text })} onClick={() => add(text)}>
                + {text}
              </Chip>
            ))}
          </p>
        )}
        <SaveFailed error={error} />
      </div>
    </>
  )
}

const MOST_OFFERED = 8
const MOST_KNOWN = 500

/** `found`: what findings speak of; `known`: every machine of the bundles besides. */
function useSuggestions(investigation: string): { known: string[]; found: string[] } {
  const names = useNames()
  const { data: sources = [] } = useQuery(sourcesQuery(investigation))
  const { data: findings = [] } = useQuery({ ...analysisQuery(investigation), select: (analysis) => analysis.findings })
  const grave = findings.filter(({ severity }) => severity !== 'info')
  const found = unique(grave.flatMap(({ affects }) => affects).filter((text) => !text.startsWith('operation:')))
  const hosts = sources.flatMap(({ host }) => (host === null ? [] : [`host:${host}`]))
  const machines = distinct(names.like('', Number.POSITIVE_INFINITY))
    .filter(({ kind }) => kind === 'vm' || kind === 'host' || kind === 'datastore')
    .map(({ kind, name }) => `${kind}:${name}`)
  return { found, known: unique([...found, ...hosts, ...machines]).slice(0, MOST_KNOWN) }
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter(Boolean))]
}
