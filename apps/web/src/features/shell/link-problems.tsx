import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from '../../investigation/use-view.ts'
import { Button } from '../../ui/button.tsx'

/** Says which part of the address was not understood. Each part falls back alone. */
export function LinkProblems() {
  const { t } = useTranslation()
  const list = useView().problems.join('  ')
  const [seen, setSeen] = useState('')
  if (!list || seen === list) return null
  return (
    <div className="link-problems" role="alert">
      {t('linkProblems', { list })}
      <Button look="quiet" onClick={() => setSeen(list)}>
        {t('close')}
      </Button>
    </div>
  )
}
