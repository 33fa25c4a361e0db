import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useErrorCard } from '../../../investigation/use-error-card.ts'
import { formatCount } from '../../../lib/number.ts'
import { ChipButton } from '../../../ui/chip.tsx'
import { ErrorCard } from '../../../ui/error-card.tsx'
import { Popover } from '../../../ui/popover.tsx'

/** How often connections failed in one way; a click says what that way means. */
export function ErrorChip({ error, count }: { error: string; count: number }) {
  const { t } = useTranslation()
  const lang = useLanguage()
  const name = t(`connectionError.${error}`, { defaultValue: error })
  const label = t('connectionError.explain', { error: name })
  return (
    <Popover
      label={label}
      trigger={
        <ChipButton title={label}>
          {name} {formatCount(count, lang)} <span aria-hidden="true">ⓘ</span>
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
