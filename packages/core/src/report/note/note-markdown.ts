/**
 * A person's note for a Markdown document that anybody may render with anything: as a quotation, so that its headings and
 * fences end with it; tags, entities, pictures and links to other than http and https are text.
 */
export function noteMarkdown(note: string): string {
  return note
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
    .replace(/&(?=#|[a-z]+;)(?!lt;)/gi, '&amp;')
    .replaceAll('![', '!&#91;')
    .replace(/\](?=\(\s*<?(?!https?:\/\/))/gi, '&#93;')
    .replace(/\](?=:(?!\s*<?https?:\/\/))/gi, '&#93;')
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}
