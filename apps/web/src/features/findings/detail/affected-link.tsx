import { useTranslation } from 'react-i18next'
import { usePortCard } from '../../../investigation/use-port-card.ts'
import { useView } from '../../../investigation/use-view.ts'
import { Chip, ChipButton, ChipLink } from '../../../ui/chip.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { PortCard } from '../../../ui/port-card.tsx'
import { Affected } from '../affected.tsx'
import { affectedOf, operationPatch } from '../model.ts'

/** An affected object as a chip: a service leads to its row, an operation to its waterfall, a port explains itself (its log opens at `time`). */
export function AffectedLink({ text, time }: { text: string; time: string | null }) {
  const { t } = useTranslation()
  const { href } = useView()
  const { kind, name } = affectedOf(text)
  const port = kind === 'port' ? Number(/^\d+/.exec(name)?.[0]) : Number.NaN
  const content = <Affected text={text} />
  if (Number.isInteger(port) && port > 0) {
    const label = t('portCard.explain', { port })
    return (
      <Popover label={label} trigger={<ChipButton title={label}>{content}</ChipButton>}>
        <ExplainedPort port={port} time={time} />
      </Popover>
    )
  }
  if (kind === 'service') {
    const to = href('ports', { portsTable: 'services', service: name.replace(/@.*$/, ''), portText: '' })
    return <ChipLink to={to}>{content}</ChipLink>
  }
  if (kind === 'operation') return <ChipLink to={href('operations', operationPatch(name))}>{content}</ChipLink>
  return <Chip>{content}</Chip>
}

function ExplainedPort({ port, time }: { port: number; time: string | null }) {
  return <PortCard {...usePortCard(port, time)} />
}
