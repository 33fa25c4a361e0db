import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { formatCount } from '../lib/number.ts'
import { ChipButton } from '../ui/chip.tsx'
import { Popover } from '../ui/popover.tsx'
import { ErrorCard } from './error-card.tsx'
import { useErrorCard } from './use-error-card.ts'

/** An error of connections, and how often it was met if that is known; a click says what it means: "refused" is the answer of a living host. */
export function ErrorChip({ error, count }: { error: string; count?: number }) {
  const { t } = useTranslation()
  const lang = useLanguage()
  const name = t(`connectionError.${error}`, { defaultValue: error })
  const label = t('connectionError.explain', { error: name })
  return (
    <Popover
      label={label}
      trigger={
        <ChipButton title={label}>
          {count === undefined ? label : `${name} ${formatCount(count, lang)}`} <span aria-hidden="true">ⓘ</span>
        </ChipButton>
      }
    >
      <Explanation error={error} />
    </Popover>
  )
}

function Explanation({ error }: { error: string }) {
  return <ErrorCard {...useErrorCard(error)} />
}
