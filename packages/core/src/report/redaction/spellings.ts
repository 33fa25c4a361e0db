import { escapeHtml } from '../render/escape.ts'

/**
 * How a value is written where it was escaped before it was logged: `web%2f01` (vCenter writes names of VMs so), JSON's
 * `\u65e5`, `&amp;`, a directory's `DC=corp,DC=example`, names of files like `esx01_corp_example`.
 */
export function spellings(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1)
  const percent = encodeURIComponent(value.toWellFormed())
  const markup = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const all = [
    value,
    value.normalize('NFC'),
    value.normalize('NFD'),
    json,
    json.replaceAll('\\', '\\\\'),
    json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
    percent,
    percent.replaceAll('%20', '+'),
    value.replace(/[%/\\]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
    markup,
    markup.replaceAll('>', '&gt;'),
    escapeHtml(value),
    escapeHtml(value).replaceAll('&#39;', '&apos;'),
  ]
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(value)) {
    all.push(
      value
        .split('.')
        .map((part) => `dc=${part}`)
        .join(','),
    )
    all.push(value.replaceAll('.', '-'), value.replaceAll('.', '_'))
  }
  return [...new Set(all)]
}
