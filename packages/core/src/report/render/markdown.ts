import type { Block, Inline } from '../blocks.ts'
import { noteMarkdown } from '../note/note-markdown.ts'
import { block, code, inline, table, target } from './markdown-text.ts'

/** A document as GitHub-flavoured Markdown, without pictures. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.flatMap(parts).join('\n\n')}\n`
}

function parts(of: Block): string[] {
  switch (of.kind) {
    case 'heading':
      return [`${'#'.repeat(of.level)} ${spans(of.text)}`]
    case 'paragraph':
      return [spans(of.text)]
    case 'fields':
      return [of.rows.map(([name, value]) => `- ${name}: ${spans(value)}`).join('\n')]
    case 'list':
      return [of.items.map((item, n) => `${of.ordered ? `${n + 1}.` : '-'} ${spans(item)}`).join('\n')]
    case 'table':
      return [
        table(
          of.columns.map(inline),
          of.rows.map((row) => row.map(spans)),
        ),
      ]
    case 'log':
      return [block(of.text)]
    case 'note':
      return [noteMarkdown(of.markdown)]
    case 'picture':
      return []
    case 'group':
      return of.blocks.flatMap(parts)
  }
}

function spans(text: Inline): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return inline(span)
      if ('code' in span) return code(span.code)
      if ('strong' in span) return `**${inline(span.strong).trim()}**`
      if ('tag' in span) return `**${inline(span.tag)}**`
      return `[${inline(span.link)}](${target(span.href)})`
    })
    .join('')
}
