import type { Block, Inline } from '../blocks.ts'
import { isManager, laneSvg, managersOver, managersSvg } from '../picture/diagram-svg.ts'
import { nameOfNode } from '../picture/kinds.ts'
import type { ReportDiagram } from '../report.ts'
import type { Wording } from '../wording.ts'
import type { Style } from './document.ts'
import { scoping } from './scoping.ts'

const MOST_ROWS = 60
const MOST_LANES = 12

/** The diagram, and what in it is not well as a table. */
export function diagram(picture: ReportDiagram, style: Style): Block[] {
  const { words, number } = style
  const labels = new Map(picture.nodes.map((node) => [node.id, nameOfNode(node)]))
  const notWell = [
    ...picture.nodes.map((node) => ({ ...node, name: nameOfNode(node) })),
    ...picture.edges.map((edge) => ({
      ...edge,
      lane: null,
      name: `${labels.get(edge.from) ?? edge.from} → ${labels.get(edge.to) ?? edge.to}`,
    })),
  ].filter(({ health }) => health === 'failed' || health === 'degraded')
  const rows = notWell
    .slice(0, MOST_ROWS)
    .map(({ name, lane, health, reason }): Inline[] => [
      [name],
      [lane ?? ''],
      [{ tag: words.health[health] ?? health, tone: health }],
      [reason],
    ])
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: [words.diagram] }, ...pictures(picture, words)]
  if (rows.length > 0) blocks.push({ kind: 'table', columns: words.diagramColumns, rows })
  else blocks.push({ kind: 'paragraph', text: [words.diagramAllWell] })
  if (notWell.length > MOST_ROWS)
    blocks.push({ kind: 'paragraph', tone: 'soft', text: [words.more(number(notWell.length - MOST_ROWS))] })
  if (picture.scoping) blocks.push(...scoping(picture.scoping, style))
  return blocks
}

/** A picture a host, those first in which something is out of order. */
function pictures(picture: ReportDiagram, words: Wording): Block[] {
  const { nodes } = picture
  const title = (name: string): string => `${words.diagram}: ${name}`
  const lanes = [
    ...Map.groupBy(
      nodes.filter((node) => !isManager(node)),
      ({ lane }) => lane,
    ),
  ].toSorted(([, a], [, b]) => troubles(b) - troubles(a))
  const shown = lanes.slice(0, MOST_LANES)
  const blocks: Block[] = []
  // Where each of them stands over a host that it speaks with, another picture would say it twice.
  const over = new Set(shown.flatMap(([lane]) => managersOver(picture, lane)))
  if (nodes.some((node) => isManager(node) && !over.has(node)))
    blocks.push({ kind: 'picture', svg: managersSvg(picture, words), title: title(words.managers) })
  for (const [lane] of shown)
    blocks.push({ kind: 'picture', svg: laneSvg(picture, lane, words), title: title(lane ?? words.noHost) })
  if (lanes.length > MOST_LANES)
    blocks.push({ kind: 'paragraph', tone: 'soft', text: [words.moreOf(lanes.length - MOST_LANES)] })
  return blocks
}

function troubles(nodes: readonly { health: string }[]): number {
  return nodes.filter(({ health }) => health === 'failed' || health === 'degraded').length
}
