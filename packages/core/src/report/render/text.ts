import { type Block, type Inline, plain } from '../blocks.ts'
import { columnsOf } from '../columns.ts'

/** A document as plain text for a ticket or a mail: no markup, links in angle brackets. */
export function renderText(blocks: readonly Block[]): string {
  const parts = blocks.flatMap(lines)
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function lines(of: Block): string[] {
  switch (of.kind) {
    case 'heading': {
      const text = oneLine(spans(of.text))
      return of.level === 3
        ? ['', text]
        : ['', text, (of.level === 1 ? '=' : '-').repeat(Math.min(72, columnsOf(text)))]
    }
    case 'paragraph':
      return [spans(of.text), '']
    case 'fields':
      return [...of.rows.map(([name, value]) => `${name}: ${spans(value)}`), '']
    case 'list':
      return [...of.items.map((item, n) => `${of.ordered ? `${n + 1}.` : '-'} ${oneLine(spans(item))}`), '']
    case 'table':
      return [of.columns.join(' | '), ...of.rows.map((row) => row.map((cell) => oneLine(spans(cell))).join(' | ')), '']
    case 'log':
      return [indented(of.text), '']
    case 'note':
      return [indented(of.markdown), '']
    case 'picture':
      return []
    case 'group':
      return of.blocks.flatMap(lines)
  }
}

function spans(text: Inline): string {
  return text.map((span) => (typeof span === 'object' && 'link' in span ? `<${span.href}>` : plain([span]))).join('')
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')
const indented = (text: string): string => text.replace(/^/gm, '    ')
