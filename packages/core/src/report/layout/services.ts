import { type Block, type Inline, prose } from '../blocks.ts'
import type { ReportPort, ReportService } from '../report.ts'
import type { Style } from './document.ts'

export function services(all: readonly ReportService[], { words, at }: Style): Block[] {
  if (all.length === 0) return []
  const rows = all.map(({ name, bundle, state, asOf, ports, remark }): Inline[] => [
    [name],
    [bundle],
    [`${words.states[state] ?? state}${asOf === null ? '' : ` (${at(asOf)})`}`],
    [ports.join(', ')],
    prose(remark ?? ''),
  ])
  return [
    { kind: 'heading', level: 2, text: [words.services] },
    { kind: 'table', columns: words.serviceColumns, rows },
  ]
}

export function ports(all: readonly ReportPort[], { words, at, number }: Style): Block[] {
  if (all.length === 0) return []
  const rows = all.map((port): Inline[] => [
    [`${port.port}/${port.protocol}`],
    [port.bundle],
    [[port.service ?? port.process ?? '', port.host ? `(${port.host})` : ''].join(' ').trim()],
    [words.portStates[port.state] ?? port.state],
    [number(port.refusals)],
    [port.firstRefusal === null ? '' : at(port.firstRefusal)],
    [port.lastRefusal === null ? '' : at(port.lastRefusal)],
  ])
  return [
    { kind: 'heading', level: 2, text: [words.ports] },
    { kind: 'table', columns: words.portColumns, rows },
  ]
}
