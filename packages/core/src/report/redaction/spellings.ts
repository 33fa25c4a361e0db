import { escapeHtml } from '../render/escape.ts'

/**
 * How a value is written where it was escaped before it was logged: `web%2f01` (vCenter writes names of VMs so), JSON's
 * `\u65e5`, `&amp;`, a directory's `DC=corp,DC=example`, names of files like `esx01_corp_example`; and what message patterns
 * leave of it.
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
  all.push(...inPattern(value))
  return [...new Set(all)]
}

/** `web-front-11` → `web-front-□`: in patterns of messages a slot stands for each word with a digit. None where too little is left. */
function inPattern(value: string): string[] {
  const left = value.replace(/[\p{L}\p{N}_]*\d[\p{L}\p{N}_]*/gu, '\u25a1')
  return left.includes('\u25a1') && (left.match(/\p{L}/gu)?.length ?? 0) > 2 ? [left] : []
}
