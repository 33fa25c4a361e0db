import type { ObjectName } from '@bundlescope/contract/object-name.ts'

/** The names of an investigation's objects, by id and by name, whatever their case. */
export interface Names {
  /** Names of an id: several where bundles call different things by it. `vm-42` → web01. */
  of: (id: string) => readonly ObjectName[]
  /** Objects of that name: `web01` → vm-42 in the inventory, a world id on the host. */
  named: (name: string) => readonly ObjectName[]
  /** Objects whose name or id holds a text, those that begin with it first. */
  like: (text: string, most: number) => ObjectName[]
  /** Ids and names that stand in a text, by place, not overlapping. */
  within: (text: string) => Found[]
}
type Found = { start: number; end: number; names: readonly ObjectName[] }

/** Words of logs that may be ids: `vm-42`, `naa.600…`, `5f1c…-…` (a datastore), `2098765` (a world), `vmnic3`. */
const WORD = /[A-Za-z0-9](?:[\w.:-]*\w)?/g
/** A number this short is an id only where the text says what it is. */
const LEAST_DIGITS = 5
const WORLD_BEFORE = /\bworld(?:id)?[\s=:#]*$/i

export const NO_NAMES: Names = namesOf([])

export function namesOf(objects: readonly ObjectName[]): Names {
  const byId = Map.groupBy(objects, ({ id }) => id.toLowerCase())
  const byName = Map.groupBy(objects, ({ name }) => name.toLowerCase())
  const of = (id: string) => byId.get(id.toLowerCase()) ?? NONE
  return {
    of,
    named: (name) => byName.get(name.toLowerCase()) ?? NONE,
    like: (text, most) => {
      const wanted = text.toLowerCase()
      const rank = ({ id, name }: ObjectName) =>
        name.toLowerCase().startsWith(wanted) ? 0 : id.toLowerCase().startsWith(wanted) ? 1 : 2
      return distinct(objects)
        .filter(({ id, name }) => `${id}\n${name}`.toLowerCase().includes(wanted))
        .toSorted((a, b) => rank(a) - rank(b))
        .slice(0, most)
    },
    within: (text) => {
      if (byId.size === 0) return []
      return Array.from(text.matchAll(WORD)).flatMap((word) => found(word, text, of))
    },
  }
}

const NONE: readonly ObjectName[] = []

/** More seams than this has no id; it would only take long to look at. */
const MOST_SEAMS = 24

/** Ids within a word, the longest at each place: `vm-42` of `vim.VirtualMachine:vm-42:poweron`. */
function found(word: RegExpExecArray, text: string, of: Names['of']): Found[] {
  const all = word[0]
  const seams = Array.from(all.matchAll(/[.:-]/g), ({ index }) => index).slice(0, MOST_SEAMS)
  const ends = [...seams, all.length].reverse()
  const list: Found[] = []
  let free = 0
  for (const start of [0, ...seams.filter((seam) => all[seam] !== '-').map((seam) => seam + 1)]) {
    if (start < free) continue
    const place = word.index + start
    const before = text.slice(Math.max(0, place - 12), place)
    const end = ends.find(
      (each) => each > start && isTelling(all.slice(start, each), before) && of(all.slice(start, each)).length > 0,
    )
    if (end === undefined) continue
    list.push({ start: place, end: word.index + end, names: of(all.slice(start, end)) })
    free = end
  }
  return list
}

function isTelling(id: string, before: string): boolean {
  return /\D/.test(id) || id.length >= LEAST_DIGITS || WORLD_BEFORE.test(before)
}

/** One of each id and name; several files may say the same. */
export function distinct(objects: readonly ObjectName[]): ObjectName[] {
  return [...new Map(objects.map((object) => [`${object.id}\n${object.name}`, object])).values()]
}
