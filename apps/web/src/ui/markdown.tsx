import MarkdownIt, { type Token } from 'markdown-it'
import { createElement, type ReactNode } from 'react'
import './markdown.css'

/** As notes stand in reports: no HTML of their own, no pictures from elsewhere, links to http and https alone. */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image')
markdown.validateLink = (url) => /^https?:\/\//i.test(url.trim())

/** A person's note. It becomes elements, never HTML text: nothing in it can run. */
export function Markdown({ text }: { text: string }) {
  return <div className="markdown">{elements(markdown.parse(text, {}))}</div>
}

/** Elements of Markdown that are kept; whatever else there may be leaves its text behind. */
const TAGS = new Set('p h1 h2 h3 h4 h5 h6 ul ol li blockquote strong em s a code table thead tbody tr th td'.split(' '))
/** The note's headings stand below those of the page. */
const LOWER: Record<string, string> = { h1: 'h4', h2: 'h5', h3: 'h6', h4: 'h6', h5: 'h6' }

type Open = { token: Token | null; children: ReactNode[] }

/** Tokens open and close as tags do: `paragraph_open`, `inline`, `paragraph_close`. */
function elements(tokens: readonly Token[]): ReactNode[] {
  const stack: Open[] = [{ token: null, children: [] }]
  tokens.forEach((token, key) => {
    const top = stack.at(-1)!
    if (token.nesting === 1) stack.push({ token, children: [] })
    else if (token.nesting === -1 && stack.length > 1) {
      stack.pop()
      stack.at(-1)!.children.push(element(top.token!, top.children, key))
    } else top.children.push(leaf(token, key))
  })
  return stack[0]!.children
}

function element(token: Token, children: ReactNode[], key: number): ReactNode {
  if (token.hidden || !TAGS.has(token.tag)) return children
  if (token.tag !== 'a') return createElement(LOWER[token.tag] ?? token.tag, { key }, ...children)
  return (
    <a key={key} href={String(token.attrGet('href') ?? '')} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  )
}

function leaf(token: Token, key: number): ReactNode {
  switch (token.type) {
    case 'inline':
      return elements(token.children ?? [])
    case 'softbreak':
    case 'hardbreak':
      return <br key={key} />
    case 'hr':
      return <hr key={key} />
    case 'code_inline':
      return <code key={key}>{token.content}</code>
    case 'fence':
    case 'code_block':
      return <pre key={key}>{token.content}</pre>
    default:
      return token.content
  }
}
