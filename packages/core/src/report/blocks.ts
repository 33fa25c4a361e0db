/*
 * A document as paragraphs, tables and lines of logs: what a report says, before it is Markdown, HTML or plain text. All
 * texts are as they are; every renderer escapes for itself.
 */

export type Tone = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'ok' | 'degraded' | 'failed' | 'unknown' | 'soft'

/** A piece of a line. A text alone is plain. */
export type Span =
  | string
  | { code: string }
  | { strong: string }
  /** A word of meaning: a severity, a health. */
  | { tag: string; tone: Tone }
  | { link: string; href: string }
export type Inline = readonly Span[]

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: Inline; anchor?: string }
  | { kind: 'paragraph'; text: Inline; tone?: 'soft' | 'warning' }
  | { kind: 'fields'; rows: readonly (readonly [string, Inline])[] }
  | { kind: 'list'; ordered: boolean; items: readonly Inline[] }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly Inline[])[] }
  /** Lines of a log as they are. */
  | { kind: 'log'; text: string }
  /** Markdown of a person. */
  | { kind: 'note'; markdown: string }
  /** An SVG of our own making, with escaped texts; formats without pictures leave it out. */
  | { kind: 'picture'; svg: string; title: string }
  /** What belongs together, and on one page where it fits. */
  | { kind: 'group'; blocks: readonly Block[] }

/** A sentence whose commands stand between grave accents: `run `fltmc` there`. */
export function prose(text: string): Inline {
  return text
    .split('`')
    .map((part, n): Span => (n % 2 === 1 ? { code: part } : part))
    .filter((span) => span !== '')
}

/** The words of an inline without any look. */
export function plain(text: Inline): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return span
      if ('code' in span) return span.code
      if ('strong' in span) return span.strong
      return 'tag' in span ? span.tag : span.link
    })
    .join('')
}
