import { PortChip } from '../../../explain/port-chip.tsx'
import { useView } from '../../../investigation/use-view.ts'
import { Chip, ChipLink } from '../../../ui/chip.tsx'
import { Affected } from '../affected.tsx'
import { affectedOf, operationPatch } from '../model.ts'

/** An affected object as a chip: a service leads to its row, an operation to its waterfall, a port explains itself (its log opens at `time`). */
export function AffectedLink({ text, time }: { text: string; time: string | null }) {
  const { href } = useView()
  const { kind, name } = affectedOf(text)
  const port = kind === 'port' ? Number(/^\d+/.exec(name)?.[0]) : Number.NaN
  const content = <Affected text={text} />
  if (Number.isInteger(port) && port > 0) {
    return (
      <PortChip port={port} time={time}>
        {content}
      </PortChip>
    )
  }
  if (kind === 'service') {
    const to = href('ports', { portsTable: 'services', service: name.replace(/@.*$/, ''), portText: '' })
    return <ChipLink to={to}>{content}</ChipLink>
  }
  if (kind === 'operation') return <ChipLink to={href('operations', operationPatch(name))}>{content}</ChipLink>
  return <Chip>{content}</Chip>
}
