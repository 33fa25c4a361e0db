import type { Flows } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { Button } from '../../../ui/button.tsx'
import { WithCode } from '../../../ui/prose.tsx'
import { notify } from '../../../ui/toast.tsx'

/** A test of the whole way with a harmless file that every scanner must find. Its text is joined only when it is copied. */
export function EicarCard({ test: { title, steps, pieces, fileName } }: { test: Flows['test'] }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const copy = async () => {
    const done = await copyText(pieces.join(''))
    notify(
      t(done ? 'common:copied' : 'common:notCopied'),
      done ? t('testCopied') : undefined,
      done ? undefined : 'error',
    )
  }
  return (
    <article className="gi-flow-card gi-eicar">
      <h2>{local(title)}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.en}>
            <WithCode text={local(step)} />
          </li>
        ))}
      </ol>
      <p>
        <Button onClick={() => void copy()}>{t('copyTest')}</Button> <code>{fileName}</code>
      </p>
    </article>
  )
}
