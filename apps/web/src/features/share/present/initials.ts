/** Two signs that stand for a name: `Aiko Sato` → `AS`, `mueller` → `MU`, `山田 太郎` → `山田`; `?` where there is none. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._@-]+/)
    .filter(Boolean)
  const [first, second] = words
  if (!first) return '?'
  const letters = [...first]
  // family names of ideographs tell more whole than by their first sign
  if (/\p{Script=Han}/u.test(first)) return letters.slice(0, 2).join('')
  return (second ? `${letters[0]}${[...second][0]}` : letters.slice(0, 2).join('')).toUpperCase()
}
