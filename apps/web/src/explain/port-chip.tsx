import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChipButton } from '../ui/chip.tsx'
import { Popover } from '../ui/popover.tsx'
import { PortCard } from './port-card.tsx'
import { usePortCard } from './use-port-card.ts'

/** A port that says, pressed, whose it is and how it stood. `time`: the moment at which the log behind it is opened. */
export function PortChip({ port, time, children }: { port: number; time: string | null; children: ReactNode }) {
  const { t } = useTranslation()
  const label = t('portCard.explain', { port })
  return (
    <Popover label={label} trigger={<ChipButton title={label}>{children}</ChipButton>}>
      <Explanation port={port} time={time} />
    </Popover>
  )
}

function Explanation({ port, time }: { port: number; time: string | null }) {
  return <PortCard {...usePortCard(port, time)} />
}
