import { LEVEL } from '@bundlescope/contract/level.ts'
import { RE2JS } from 're2js'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { levelOfWord } from '../severity.ts'
import type { Definition } from './definition.ts'
import { compileTime, type TimeReader } from './time-pattern.ts'

/**
 * A user's regular expressions run on hostile lines in the same thread as everything else, so they run on RE2's
 * automata: time grows with the line, whatever the expression. It has neither back-references nor look-around, and says
 * so. The header is looked for within this many characters.
 */
const LONGEST_HEADER = 2000

const GROUPS = new Set(['time', 'level', 'program', 'thread', 'component', 'op', 'extra', 'message'])

/**
 * Makes a format of what a file defines; its samples are not tried here (`check.ts`).
 *
 * @throws Error saying which expression or time cannot be used, and why
 */
export function compileFormat(definition: Definition): LogFormat {
  const patterns = [definition.pattern].flat().map((source, i, all) => {
    const name = all.length > 1 ? `pattern ${i + 1}` : 'pattern'
    const pattern = compilePattern(name, source)
    if (!('time' in pattern.namedGroups())) throw new Error(`${name} has no group (?<time>…)`)
    const unknown = Object.keys(pattern.namedGroups()).find((group) => !GROUPS.has(group))
    if (unknown) throw new Error(`${name}: no field is called ${unknown}; there are ${[...GROUPS].join(', ')}`)
    return { pattern, groups: new Set(Object.keys(pattern.namedGroups())) }
  })
  const times = [definition.time].flat().map(compileTime)
  const continues = definition.continues === undefined ? null : compilePattern('continues', definition.continues)
  const levels = new Map(Object.entries(definition.levels ?? {}).map(([word, level]) => [latin1(word), LEVEL[level]]))
  const program = latin1(definition.program ?? '')

  return {
    id: definition.id,
    title: definition.title,
    reportAs: 'id',
    specificity: definition.specificity ?? 0.9,
    samples: definition.samples.map(({ text, expect }) => ({ text, expect: { level: 'unknown', ...expect } })),
    read(line: string, header: Header, clock: Clock): boolean {
      const head = line.length > LONGEST_HEADER ? line.slice(0, LONGEST_HEADER) : line
      return patterns.some(({ pattern, groups }) => {
        const match = pattern.matcher(head)
        if (!match.lookingAt()) return false
        const word = (group: string): string => (groups.has(group) ? (match.group(group) ?? '') : '')
        reset(header)
        if (!readTime(times, word('time'), header, clock)) return false
        header.level = levels.get(word('level')) ?? levelOfWord(word('level'))
        header.program = word('program') || program
        header.thread = word('thread')
        header.component = word('component')
        header.op = word('op')
        header.extra = word('extra')
        const message = groups.has('message') ? match.start('message') : -1
        header.messageStart = message >= 0 ? message : match.end()
        return true
      })
    },
    continues: (line) => continues?.matcher(line.slice(0, LONGEST_HEADER)).lookingAt() ?? false,
  }
}

function readTime(times: readonly TimeReader[], text: string, header: Header, clock: Clock): boolean {
  return times.some((read) => read(text, header, clock))
}

function compilePattern(name: string, source: string): RE2JS {
  try {
    return RE2JS.compile(latin1(source))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(
      `${name}: ${why}. Back-references and look-around are not supported, since they cannot be run safely`,
    )
  }
}

/** Formats see lines as latin1, byte for byte: what a person wrote in UTF-8 is looked for as its bytes. */
function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
