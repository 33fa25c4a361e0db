import { expect, it } from 'vitest'
import type { ReportDiagram } from '../report.ts'
import { en } from '../wording-en.ts'
import { diagram } from './diagram.ts'
import type { Style } from './document.ts'

const well = { health: 'ok' as const, reason: '' }
const node = (id: string, kind: string, lane: string | null) => ({ id, kind, label: id, lane, ...well })
const edge = (from: string, to: string) => ({ id: `${from}>${to}`, from, to, protocol: null, ...well })

function pictures(edges: readonly ReturnType<typeof edge>[]): string[] {
  const nodes = [node('vcenter@vc', 'vcenter', null), node('eam@vc', 'eam', null), node('mux@esx01', 'mux', 'esx01')]
  const style = { words: en, number: String } as unknown as Style
  const blocks = diagram({ nodes, edges, scoping: null } as unknown as ReportDiagram, style)
  return blocks.flatMap((block) => (block.kind === 'picture' ? [block.title] : []))
}

it('managers have a picture of their own only where no host shows them', () => {
  const lane = 'Guest Introspection: esx01'
  const both = [edge('vcenter@vc', 'mux@esx01'), edge('eam@vc', 'mux@esx01')]
  expect(pictures(both)).toEqual([lane])
  expect(pictures(both.slice(0, 1))).toEqual([`Guest Introspection: ${en.managers}`, lane])
})
