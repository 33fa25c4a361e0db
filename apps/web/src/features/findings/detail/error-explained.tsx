import { useTranslation } from 'react-i18next'
import { useErrorCard } from '../../../investigation/use-error-card.ts'
import type { ConnectionError } from '../../../lib/connection-error.ts'
import { ChipButton } from '../../../ui/chip.tsx'
import { ErrorCard } from '../../../ui/error-card.tsx'
import { Popover } from '../../../ui/popover.tsx'

/** A chip that says what an error of a connection means: "refused" is the answer of a living host. */
export function ErrorExplained({ error }: { error: ConnectionError }) {
  const { t } = useTranslation()
  const label = t('connectionError.explain', { error: t(`connectionError.${error}`) })
  return (
    <Popover
      label={label}
      trigger={
        <ChipButton>
          {label} <span aria-hidden="true">ⓘ</span>
        </ChipButton>
      }
    >
      <Explanation error={error} />
    </Popover>
  )
}

function Explanation({ error }: { error: ConnectionError }) {
  return <ErrorCard {...useErrorCard(error)} />
}
