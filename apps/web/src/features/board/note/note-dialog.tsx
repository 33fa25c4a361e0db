import type { Anchor, Pin } from '@bundlescope/contract/case.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Conflict } from '../../../ui/conflict.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { pinTitle } from '../pins/pin-title.ts'
import { useNoteModel } from './use-note-model.ts'

type NoteDialogProps = { investigation: string; anchor: Anchor; pin: Pin | undefined; onClose: () => void }

/** Writes the note of a pin, from wherever in the page it was asked for. */
export function NoteDialog({ investigation, anchor, pin, onClose }: NoteDialogProps) {
  const { t } = useTranslation('board')
  const say = useServerText()
  const model = useNoteModel({ investigation, anchor, pin, onDone: onClose })
  const { conflict, busy } = model
  const title = anchor.kind === 'note' ? t('note.title') : t('note.of', { title: pinTitle({ anchor, note: '' }, t) })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      wide
      actions={
        <>
          {model.dirty && (
            <Button look="quiet" onClick={model.discard}>
              {t('note.discard')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common:close')}</Button>
          {!conflict && (
            <Button look="primary" disabled={busy} onClick={model.save}>
              {t(busy ? 'note.saving' : 'common:save')}
            </Button>
          )}
        </>
      }
    >
      <div className="note">
        {model.recovered && <p className="soft">{t('note.draft')}</p>}
        {model.removed && <p role="status">{t('note.removed')}</p>}
        {model.changedBy && (
          <p role="status">{t('note.changed', { name: model.changedBy.name || t('common:anybody') })}</p>
        )}
        {conflict ? (
          <Conflict
            text
            who={conflict.changedBy.name || t('common:anybody')}
            theirs={conflict.note}
            mine={model.text}
            busy={busy}
            onKeep={(_, text) => model.resolve(text)}
          />
        ) : (
          <NoteField text={model.text} onChange={model.setText} onSave={model.save} />
        )}
        {model.error && (
          <p role="alert" className="note-failed">
            {say(model.error.message)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type NoteFieldProps = { text: string; onChange: (text: string) => void; onSave: () => void }

function NoteField({ text, onChange, onSave }: NoteFieldProps) {
  const { t } = useTranslation('board')
  const id = useId()
  const [shown, setShown] = useState<'write' | 'preview'>('write')
  return (
    <>
      <div className="note-head">
        <label htmlFor={id}>{t('note.field')}</label>
        <Segmented
          label={t('note.preview')}
          value={shown}
          options={(['write', 'preview'] as const).map((value) => ({ value, text: t(`note.${value}`) }))}
          onChange={setShown}
        />
      </div>
      {shown === 'write' ? (
        <textarea
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the dialog is there to write in it
          autoFocus
          className="note-text"
          rows={10}
          maxLength={50_000}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
            event.preventDefault()
            onSave()
          }}
        />
      ) : (
        <div className="note-preview">
          {text.trim() ? <Markdown text={text} /> : <p className="soft">{t('note.nothing')}</p>}
        </div>
      )}
      <p className="soft">{t('note.hint')}</p>
    </>
  )
}
