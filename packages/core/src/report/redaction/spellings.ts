import { escapeHtml } from '../render/escape.ts'

/**
 * How a value is written where it was escaped before it was logged: `web%2f01` (vCenter writes names of VMs so), JSON's
 * `\u65e5`, `&amp;`, a directory's `DC=corp,DC=example`.
 */
export function spellings(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1)
  const all = [
    value,
    value.normalize('NFC'),
    value.normalize('NFD'),
    json,
    json.replaceAll('\\', '\\\\'),
    ascii(json),
    percent(value),
    percent(value).replaceAll('%20', '+'),
    value.replace(/[%/\\]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
    escapeHtml(value),
    escapeHtml(value).replaceAll('&#39;', '&apos;'),
  ]
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(value))
    all.push(
      value
        .split('.')
        .map((part) => `dc=${part}`)
        .join(','),
    )
  return [...new Set(all)]
}

function percent(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}

function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
