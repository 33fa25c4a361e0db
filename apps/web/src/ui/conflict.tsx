import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Segmented } from './segmented.tsx'
import './conflict.css'

type ConflictProps = {
  /** Whoever was faster. */
  who: string
  theirs: string
  mine: string
  /** Short values (a status, a time) are one or the other; texts can be joined and edited. */
  text: boolean
  busy: boolean
  onKeep: (what: 'theirs' | 'mine' | 'both', text: string) => void
}

/** Two people changed the same thing: both versions, and what is to become of them. Nothing is kept or lost unseen. */
export function Conflict({ who, theirs, mine, text, busy, onKeep }: ConflictProps) {
  const { t } = useTranslation()
  const id = useId()
  const results = { theirs, mine, both: joined(theirs, mine) }
  const [keep, setKeep] = useState<keyof typeof results>(text ? 'both' : 'mine')
  const [edited, setEdited] = useState<string | null>(null)
  const result = edited ?? results[keep]
  const choices = text ? (['both', 'theirs', 'mine'] as const) : (['mine', 'theirs'] as const)
  return (
    <section className="conflict" aria-label={t('conflict.title', { name: who })}>
      <h3 role="alert">{t('conflict.title', { name: who })}</h3>
      <p className="soft">{t(text ? 'conflict.text' : 'conflict.value')}</p>
      <div className="conflict-versions">
        <Version title={t('conflict.theirs', { name: who })} text={theirs} />
        <Version title={t('conflict.mine')} text={mine} />
      </div>
      <div className="conflict-choice">
        <Segmented
          label={t('conflict.keep')}
          value={keep}
          options={choices.map((value) => ({ value, text: t(`conflict.${value}Keep`) }))}
          onChange={(value) => {
            setKeep(value)
            setEdited(null)
          }}
        />
        <Button look="primary" disabled={busy} onClick={() => onKeep(keep, result)}>
          {t('conflict.save')}
        </Button>
      </div>
      {text && (
        <>
          <label htmlFor={id} className="soft">
            {t('conflict.result')}
          </label>
          <textarea
            id={id}
            className="conflict-result"
            rows={8}
            value={result}
            onChange={(event) => setEdited(event.currentTarget.value)}
          />
        </>
      )}
    </section>
  )
}

function Version({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation()
  return (
    <div className="conflict-version">
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the Tab key to be scrolled by keys */}
      <pre tabIndex={0}>{text === '' ? <span className="soft">{t('conflict.empty')}</span> : text}</pre>
    </div>
  )
}

/** Both texts, one after the other; one that holds the other stands for both. */
function joined(theirs: string, mine: string): string {
  if (theirs.includes(mine)) return theirs
  if (mine.includes(theirs)) return mine
  return `${theirs.trimEnd()}\n\n${mine}`
}
