/** What a paste may be of: as it says itself, or a machine that the person names. */
export const ABOUT_KINDS = ['none', 'host', 'vm', 'sva', 'manager'] as const
export type AboutKind = (typeof ABOUT_KINDS)[number]

/** `vm`, ` web01 ` → `vm:web01`; null for nothing, undefined while the name is missing. */
export function aboutOf(kind: AboutKind, name: string): string | null | undefined {
  if (kind === 'none') return null
  return name.trim() ? `${kind}:${name.trim().slice(0, 200)}` : undefined
}

/** The other way round: `vm:web01` → `vm` and `web01`. */
export function partsOfAbout(about: string | undefined): { kind: AboutKind; name: string } {
  const [, word, name = ''] = /^(\w+):(.+)$/.exec(about ?? '') ?? []
  const kind = ABOUT_KINDS.find((each) => each === word) ?? 'none'
  return kind === 'none' ? { kind, name: '' } : { kind, name }
}

/** Lines of a text; the end of the last one is none of its own. */
export function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\r?\n$/, '').split('\n').length
}
