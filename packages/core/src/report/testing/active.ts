import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

/**
 * What in an HTML document could do something, fetch something or lead away from http and https: `script`, `a
 * href=javascript:…`, `p onclick`. Empty for a harmless one.
 */
export function activeParts(html: string): string[] {
  const found: string[] = []
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      const { tagName, attrs } = node
      if (
        /^(?:script|img|image|iframe|object|embed|link|base|form|input|button|video|audio|use|foreignobject|animate|set)$/i.test(
          tagName,
        )
      )
        found.push(tagName)
      for (const { name, value } of attrs) {
        if (/^on/i.test(name) || name === 'srcdoc' || name === 'src' || name === 'formaction')
          found.push(`${tagName} ${name}`)
        if (/href$/i.test(name) && !/^https?:\/\//i.test(value.trim())) found.push(`${tagName} ${name}=${value}`)
        if (name === 'style' || /url\(/i.test(value)) found.push(`${tagName} ${name}=${value}`)
        if (name === 'http-equiv' && value.toLowerCase() !== 'content-security-policy')
          found.push(`${tagName} ${value}`)
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html))
  return found
}

/** Texts of all elements of a name. */
export function textsOf(html: string, name: string): string[] {
  const texts: string[] = []
  const textOf = (node: Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
  const visit = (node: Node): void => {
    if ('tagName' in node && node.tagName === name) texts.push(textOf(node))
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html))
  return texts
}

/** What people and machines put where they should not. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '</pre></td></svg></style><script src=//evil.example></script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '[click](javascript:alert(1))',
  '[click]( <javascript:alert(1)>)',
  '[click](java\\script:alert(1))',
  '[click\\](javascript:alert(1))',
  '[a]: javascript:alert(1)\n\n[a]',
  '[a]:\njavascript:alert(1)\n\n[a]',
  '![x](http://evil.example/pixel.png)',
  '![x][p]\n\n[p]: http://evil.example/p.png',
  '<javascript:alert(1)>',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '```\n<script>alert(1)</script>',
  '# heading\n| a | b |\n| --- | --- |\n<b>bold</b>',
  '`</code><script>`',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u001b]0;title\u0007\u001b[2J',
  'gpj.exe\u202etxt',
  '=HYPERLINK("http://evil.example")',
  "'; DROP TABLE pin; --",
] as const
