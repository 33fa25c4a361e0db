import MarkdownIt from 'markdown-it'

/** Links that a note may have: anything else stays text. */
const ALLOWED = /^https?:\/\//i

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image')
markdown.validateLink = (url) => ALLOWED.test(url.trim())
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index]!
  token.attrSet('rel', 'noopener noreferrer nofollow')
  token.attrSet('target', '_blank')
  return self.renderToken(tokens, index, options)
}

/**
 * A person's note as HTML that can be shown as it is: no HTML of its own, no pictures from elsewhere, links to http and
 * https alone.
 */
export function noteHtml(note: string): string {
  return markdown.render(note)
}
