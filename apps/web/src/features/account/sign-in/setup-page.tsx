import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSetup } from '../../../api/access.ts'
import { Button } from '../../../ui/button.tsx'
import { Failed } from '../failed.tsx'
import { Frame } from './frame.tsx'
import { Labelled } from './labelled.tsx'
import { isLongEnough, PasswordPair } from './password-pair.tsx'

/** The first visit to a server without accounts: whoever sees its terminal becomes the administrator. */
export function SetupPage() {
  const { t } = useTranslation('account')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [pair, setPair] = useState({ password: '', again: '' })
  const setup = useSetup()
  return (
    <Frame title={t('setup.title')}>
      <p>{t('setup.text')}</p>
      <form
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isLongEnough(pair)) setup.mutate({ code: code.trim(), name: name.trim(), password: pair.password })
        }}
      >
        <Labelled
          label={t('setup.code')}
          hint={t('setup.codeHint')}
          value={code}
          onText={setCode}
          autoComplete="off"
          required
        />
        <Labelled label={t('name')} value={name} onText={setName} autoComplete="username" maxLength={200} required />
        <PasswordPair pair={pair} onChange={setPair} />
        <Failed error={setup.error} texts={{ unauthenticated: t('setup.refused') }} />
        <Button type="submit" look="primary" disabled={setup.isPending || !isLongEnough(pair)}>
          {t('setup.submit')}
        </Button>
      </form>
    </Frame>
  )
}
