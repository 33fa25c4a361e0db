import type { FilePlace } from '@bundlescope/contract/view.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useView } from '../../../investigation/use-view.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { useShortcuts } from '../../../lib/keys.ts'
import { formatCount } from '../../../lib/number.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { notify } from '../../../ui/toast.tsx'
import { useFind } from './use-find.ts'
import { useShowEvent } from './use-show-event.ts'

type RawToolbarProps = {
  investigation: string
  file: FilePlace
  hasEvents: boolean
  total: number | null
  line: number | null
  find: string
  onFind: (text: string) => void
  wrap: boolean
  onWrap: (wrap: boolean) => void
  onLine: (line: number) => void
}

export function RawToolbar(props: RawToolbarProps) {
  const { investigation, file, total, line, find, onFind, wrap, onWrap, onLine } = props
  const { t } = useTranslation('files')
  const lang = useLanguage()
  const { href } = useView()
  const input = useRef<HTMLInputElement>(null)
  const finding = useFind({ investigation, file, text: find, total, line, onLine })
  const { showEvent, looking } = useShowEvent(investigation, file)
  const copyLink = async () => {
    const link = new URL(href('files', { file, line, fileView: 'text' }), window.location.origin).href
    notify((await copyText(link)) ? t('raw.linkCopied') : t('common:notCopied'), link)
  }
  useShortcuts([
    { keys: '.', scope: 'files', description: 'fileLink', run: () => line !== null && void copyLink() },
    {
      keys: 'f',
      scope: 'files',
      description: 'fileFind',
      run: (event) => {
        event.preventDefault()
        input.current?.focus()
      },
    },
  ])
  return (
    <div className="raw-toolbar">
      <input
        ref={input}
        type="search"
        className="filter-field"
        aria-label={t('raw.find')}
        placeholder={t('raw.find')}
        value={find}
        onChange={(event) => onFind(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') finding.next(event.shiftKey ? -1 : 1)
          if (event.key === 'Escape' && find === '') event.currentTarget.blur()
        }}
      />
      <IconButton label={t('raw.previous')} disabled={find === ''} onClick={() => finding.next(-1)}>
        ↑
      </IconButton>
      <IconButton label={t('raw.next')} disabled={find === ''} onClick={() => finding.next(1)}>
        ↓
      </IconButton>
      <span role="status" className="raw-status soft">
        {finding.reached !== null && t('raw.finding', { line: formatCount(finding.reached, lang) })}
        {finding.none && t('raw.none')}
      </span>
      <GoToLine total={total} onLine={onLine} />
      <label className="raw-wrap">
        <input type="checkbox" checked={wrap} onChange={(event) => onWrap(event.currentTarget.checked)} />
        {t('raw.wrap')}
      </label>
      <span className="raw-actions">
        <Button look="quiet" disabled={line === null} aria-keyshortcuts="." onClick={() => void copyLink()}>
          {t('raw.copyLink')}
        </Button>
        {props.hasEvents && (
          <Button
            look="quiet"
            disabled={line === null || looking}
            onClick={() => line !== null && void showEvent(line)}
          >
            {t('raw.showEvent')}
          </Button>
        )}
      </span>
    </div>
  )
}

function GoToLine({ total, onLine }: { total: number | null; onLine: (line: number) => void }) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  return (
    <form
      className="raw-goto"
      onSubmit={(event) => {
        event.preventDefault()
        const field = event.currentTarget.elements.namedItem('line') as HTMLInputElement
        const wanted = Number(field.value.replace(/\D/g, ''))
        if (wanted >= 1) onLine(Math.min(wanted, total ?? wanted))
        field.select()
      }}
    >
      <label>
        {t('raw.line')}{' '}
        <input name="line" type="text" inputMode="numeric" className="raw-goto-field" autoComplete="off" />
      </label>
      {total !== null && <span className="soft">{t('raw.ofLines', { shown: formatCount(total, lang) })}</span>}
    </form>
  )
}
