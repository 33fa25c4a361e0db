import type { Block, Inline } from '../blocks.ts'
import { noteHtml } from '../note/note-html.ts'
import type { Language } from '../report.ts'
import { escapeHtml } from './escape.ts'
import { STYLE } from './html-style.ts'

/** No script, nothing from elsewhere: whatever a line of a log holds, there is nothing that would run it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A document as one file that needs nothing else, and prints to A4. */
export function renderHtml(blocks: readonly Block[], language: Language, title: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}${runningHead(title)}</style>
</head>
<body>
<main>
${blocks.map(html).join('\n')}
</main>
</body>
</html>
`
}

function html(of: Block): string {
  switch (of.kind) {
    case 'heading':
      return `<h${of.level}${of.anchor ? ` id="${escapeHtml(of.anchor)}"` : ''}>${spans(of.text)}</h${of.level}>`
    case 'paragraph':
      return `<p${of.tone ? ` class="${of.tone}"` : ''}>${spans(of.text)}</p>`
    case 'fields':
      return `<dl>${of.rows.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${spans(value)}</dd></div>`).join('')}</dl>`
    case 'list': {
      const tag = of.ordered ? 'ol' : 'ul'
      return `<${tag}>${of.items.map((item) => `<li>${spans(item)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return table(of)
    case 'log':
      return `<pre>${escapeHtml(of.text)}</pre>`
    case 'note':
      return `<div class="note">${noteHtml(of.markdown)}</div>`
    case 'picture':
      return `<figure role="img" aria-label="${escapeHtml(of.title)}">${of.svg}</figure>`
    case 'group':
      return `<section class="group">${of.blocks.map(html).join('\n')}</section>`
  }
}

function table({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${spans(cell)}</td>`).join('')}</tr>`).join('\n')
  return `<table class="columns-${columns.length}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

function spans(text: Inline): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return escapeHtml(span)
      if ('code' in span) return `<code>${escapeHtml(span.code)}</code>`
      if ('strong' in span) return `<strong>${escapeHtml(span.strong)}</strong>`
      if ('tag' in span) return `<span class="tag tone-${span.tone}">${escapeHtml(span.tag)}</span>`
      if (!/^https?:\/\//i.test(span.href)) return escapeHtml(span.link)
      return `<a href="${escapeHtml(span.href)}" rel="noopener noreferrer" target="_blank">${escapeHtml(span.link)}</a>`
    })
    .join('')
}

/** The title on every printed page. In a style sheet nothing but letters, digits and blanks stands for itself. */
function runningHead(title: string): string {
  const content = Array.from(title.slice(0, 90), (char) =>
    /[a-z\d ]/i.test(char) ? char : `\\${char.codePointAt(0)!.toString(16).padStart(6, '0')}`,
  ).join('')
  return `@page { @top-left { content: "${content}"; font: 9px sans-serif; color: #565e69; } }`
}
