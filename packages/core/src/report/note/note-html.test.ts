import { expect, it } from 'vitest'
import { activeParts, HOSTILE } from '../testing/active.ts'
import { noteHtml } from './note-html.ts'

it.each(HOSTILE)('%j does nothing', (note) => {
  expect(activeParts(noteHtml(note))).toEqual([])
})

it('shows what Markdown is for', () => {
  const html = noteHtml('**bold** `code`\n\n1. one\n2. two\n\nhttps://example.com/kb and [here](http://example.com)')
  expect(html).toContain('<strong>bold</strong> <code>code</code>')
  expect(html).toContain('<li>two</li>')
  expect(html.match(/<a href="https?:[^>]* rel="noopener noreferrer nofollow" target="_blank">/g)).toHaveLength(2)
})
