import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSaveView } from '../../../api/case-changes.ts'
import { useServerText } from '../../../i18n/use-server-text.ts'
import { readAddress } from '../../../investigation/place-of-pin.ts'
import { Button } from '../../../ui/button.tsx'
import { notify } from '../../../ui/toast.tsx'

type SaveViewProps = { investigation: string; address: string; onSaved?: () => void }

/** Gives a view a name. What is suggested says what is seen: the search, or the panel. */
export function SaveView({ investigation, address, onSaved }: SaveViewProps) {
  const { t } = useTranslation('board')
  const say = useServerText()
  const place = readAddress(address)
  const panel = place ? t(`common:panel.${place.panel}`) : ''
  const [name, setName] = useState(place?.patch.q ? `${panel}: ${place.patch.q}`.slice(0, 200) : panel)
  const save = useSaveView(investigation)
  const onSave = () =>
    save.mutate(
      { name: name.trim(), address },
      {
        onSuccess: () => {
          notify(t('views.saved', { name: name.trim() }))
          onSaved?.()
        },
        onError: (error) => notify(t('common:problem.title'), say(error.message), 'error'),
      },
    )
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) onSave()
      }}
    >
      <p className="soft">{t(onSaved ? 'views.saveNow' : 'views.saveHint')}</p>
      <div>
        <input
          className="field"
          aria-label={t('views.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === '' || save.isPending}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  )
}
