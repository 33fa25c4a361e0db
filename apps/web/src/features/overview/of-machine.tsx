import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { aboutQuery, useSetAbout } from '../../api/choices.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { notify } from '../../ui/toast.tsx'
import '../../ui/field.css'

const KINDS = ['none', 'host', 'vm', 'sva', 'manager'] as const
type Kind = (typeof KINDS)[number]

/** `of the virtual machine web01`, and a way to say that it is of another one. */
export function OfMachine({ investigation, bundle }: { investigation: string; bundle: string }) {
  const { t } = useTranslation('overview')
  const { data } = useQuery(aboutQuery(investigation, bundle))
  const [asking, setAsking] = useState(false)
  if (!data) return null
  const { kind, name } = partsOf(data.about)
  return (
    <p>
      {kind !== 'none' && t(`of.${kind}`, { name })}{' '}
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('of.change')}
      </Button>
      {asking && (
        <AskMachine investigation={investigation} bundle={bundle} said={data.about} onClose={() => setAsking(false)} />
      )}
    </p>
  )
}

type AskMachineProps = { investigation: string; bundle: string; said: string | null; onClose: () => void }

function AskMachine({ investigation, bundle, said, onClose }: AskMachineProps) {
  const { t } = useTranslation('overview')
  const say = useServerText()
  const id = useId()
  const [kind, setKind] = useState<Kind>(partsOf(said).kind)
  const [name, setName] = useState(partsOf(said).name)
  const set = useSetAbout(investigation, bundle)
  const about = kind === 'none' ? null : `${kind}:${name.trim()}`
  const onSave = () =>
    set.mutateAsync({ about }).then(onClose, (error: Error) => {
      notify(t('common:problem.title'), say(error.message), 'error')
    })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('of.change')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            look="primary"
            disabled={set.isPending || (kind !== 'none' && name.trim() === '')}
            onClick={() => void onSave()}
          >
            {t('of.save')}
          </Button>
        </>
      }
    >
      <div className="of-machine">
        <label htmlFor={`${id}-kind`}>{t('paste:about')}</label>
        <select
          id={`${id}-kind`}
          className="field"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`paste:kind.${each}`)}
            </option>
          ))}
        </select>
        {kind !== 'none' && (
          <>
            <label htmlFor={`${id}-name`}>{t('paste:which')}</label>
            <input
              id={`${id}-name`}
              type="text"
              className="field"
              value={name}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** `vm:web01` → its kind and name. */
function partsOf(about: string | null): { kind: Kind; name: string } {
  const colon = about?.indexOf(':') ?? -1
  const kind = KINDS.find((each) => each === about?.slice(0, colon))
  return kind ? { kind, name: about!.slice(colon + 1) } : { kind: 'none', name: '' }
}
