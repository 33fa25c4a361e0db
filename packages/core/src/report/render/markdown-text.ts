/* Markdown made of text that bundles hold: it may hold what Markdown or HTML would take for markup. */

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  // Cells are Markdown already; within code a bar still ends a cell.
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`
  return [line(columns), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** In one line, without markup. */
export function inline(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/&(?=#|[a-z]+\d*;)/gi, '&amp;')
    .replace(/[\\`*_|<>[\]#~]/g, (mark) => (mark === '<' ? '&lt;' : `\\${mark}`))
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}` : `${space}\\${mark}`,
    )
}

export function code(text: string): string {
  return text.trim() === '' ? '' : `\`${text.replace(/[`\r\n]/g, ' ')}\``
}

/** As lines of code; a fence longer than any within. */
export function block(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** An address of our own making as it may stand in `[text](…)`. */
export function target(href: string): string {
  return href.replace(/[()<>\s\\]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
}
