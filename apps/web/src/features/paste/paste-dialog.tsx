import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaste } from '../../api/choices.ts'
import { sourcesQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { distinct } from '../../investigation/names.ts'
import { useNames } from '../../investigation/names-context.tsx'
import { formatCount } from '../../lib/number.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ABOUT_KINDS, type AboutKind, aboutOf, lineCount, partsOfAbout } from './about.ts'
import { Recognised } from './recognised.tsx'
import './paste.css'

type PasteDialogProps = { investigation: string; first: string; about: string | undefined; onClose: () => void }

/** Text of a terminal, a ticket or a mail: what it is of is said here, what it is shows itself once it was read. */
export function PasteDialog({ investigation, first, about: preset, onClose }: PasteDialogProps) {
  const { t } = useTranslation('paste')
  const lang = useLanguage()
  const say = useServerText()
  const id = useId()
  const [text, setText] = useState(first)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<AboutKind>(partsOfAbout(preset).kind)
  const [of, setOf] = useState(partsOfAbout(preset).name)
  const paste = usePaste(investigation)
  const suggestions = useSuggestions(investigation, kind)
  const about = aboutOf(kind, of)
  const ready = text.trim() !== '' && about !== undefined

  if (paste.data) {
    return (
      <Dialog open onOpenChange={onClose} title={t('title')} wide>
        <Recognised
          investigation={investigation}
          bundle={paste.data.bundle}
          known={paste.data.recognised}
          onClose={onClose}
          onMore={() => {
            paste.reset()
            setText('')
            setName('')
          }}
        />
      </Dialog>
    )
  }
  const send = () => paste.mutate({ text, ...(name.trim() && { name: name.trim() }), ...(about && { about }) })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title')}
      wide
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button look="primary" disabled={!ready || paste.isPending} onClick={send}>
            {t(paste.isPending ? 'sending' : 'send')}
          </Button>
        </>
      }
    >
      <div className="paste">
        <p className="soft">{t('hint')}</p>
        <label htmlFor={`${id}-text`}>
          {t('text')}{' '}
          <span className="soft">
            {t('lines', { count: lineCount(text), shown: formatCount(lineCount(text), lang) })}
          </span>
        </label>
        <textarea
          id={`${id}-text`}
          className="paste-text mono"
          value={text}
          spellCheck={false}
          rows={12}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="paste-about">
          <label>
            {t('about')}
            <select value={kind} onChange={(event) => setKind(event.currentTarget.value as AboutKind)}>
              {ABOUT_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`kind.${each}`)}
                </option>
              ))}
            </select>
          </label>
          {kind !== 'none' && (
            <label>
              {t('which')}
              <input
                type="text"
                list={`${id}-names`}
                value={of}
                autoComplete="off"
                onChange={(event) => setOf(event.currentTarget.value)}
              />
            </label>
          )}
          <datalist id={`${id}-names`}>
            {suggestions.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
          <label>
            {t('name')}
            <input
              type="text"
              value={name}
              placeholder="fltmc.txt"
              autoComplete="off"
              maxLength={200}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </label>
        </div>
        {paste.error && (
          <p role="alert" className="paste-failed">
            {say(paste.error.message)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

const MOST = 200

/** Machines that the bundles know; any other may be typed. */
function useSuggestions(investigation: string, kind: AboutKind): string[] {
  const names = useNames()
  const { data: sources = [] } = useQuery(sourcesQuery(investigation))
  if (kind === 'none') return []
  const wanted = kind === 'vm' || kind === 'sva' ? 'vm' : 'host'
  const listed = distinct(names.like('', Number.POSITIVE_INFINITY)).filter((object) => object.kind === wanted)
  const hosts = wanted === 'host' ? sources.flatMap(({ host }) => (host === null ? [] : [host])) : []
  return [...new Set([...hosts, ...listed.map(({ name }) => name)])].slice(0, MOST)
}
