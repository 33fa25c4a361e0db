/* Markdown made of text that bundles hold: it may hold what Markdown or HTML would take for markup. */

export function table(columns: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`
  return [line(columns), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** In one line, without markup. */
export function inline(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_|<>[\]#]/g, (mark) => (mark === '<' ? '&lt;' : `\\${mark}`))
}

export function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ')}\``
}

/** As lines of code; a fence longer than any within. */
export function block(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** `2024-01-15T09:30:00.123456Z` → `2024-01-15 09:30:00.123` */
export function brief(time: string | null): string {
  return time === null ? '' : time.slice(0, 23).replace('T', ' ')
}
