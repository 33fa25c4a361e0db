import type { Scoping } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { useView } from '../../../investigation/use-view.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { answerOf } from './order.ts'

/** The one question that bundles may not answer. The answer stands in the address, and orders suspects and checklist. */
export function Question({ scoping }: { scoping: Scoping }) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  const { view, commit } = useView()
  const { question } = scoping
  if (!question) return null
  const options = question.options.map(({ value, text }) => ({ value, text: local(text) }))
  return (
    <div className="gi-question">
      <span>{local(question.text)}</span>
      <Segmented
        label={local(question.text)}
        value={answerOf(scoping, view.giScope)}
        options={[...options, { value: 'unknown' as const, text: t('notKnown') }]}
        onChange={(giScope) => commit({ giScope })}
      />
    </div>
  )
}
