import { escapeHtml } from '../render/escape.ts'

type Attributes = Readonly<Record<string, string | number>>

/** `<rect x="1"/>`; attributes and texts are escaped here and nowhere else. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeHtml(typeof value === 'number' ? String(Math.round(value * 100) / 100) : value)}"`,
    )
    .join('')
  return inside.length > 0 ? `<${name}${written}>${inside.join('')}</${name}>` : `<${name}${written}/>`
}

export function textAt(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeHtml(text))
}

export function svg(width: number, height: number, inside: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      'font-family': 'inherit',
      'font-size': 11,
    },
    ...inside,
  )
}
