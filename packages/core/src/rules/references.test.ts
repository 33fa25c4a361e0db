import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { ARTICLES, FEATURES, type Instruction } from '../knowledge/gi/instructions.ts'
import { RULES } from './index.ts'

const ALL = ARTICLES.flatMap(({ instructions }) => instructions)
const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))

test('every instruction of the articles is there, in its place', () => {
  const ids = (letter: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${letter}${n + 1}`)
  expect(ALL.map(({ id }) => id)).toEqual([...ids('A', 40), ...ids('B', 35), ...ids('C', 76)])
})

test('every instruction is served, by rules and features that exist', () => {
  for (const { id, text, rules, features } of ALL) {
    expect(rules.length + features.length, id).toBeGreaterThan(0)
    expect(
      rules.filter((rule) => !BY_ID.has(rule)),
      id,
    ).toEqual([])
    expect(
      features.filter((feature) => !(feature in FEATURES)),
      id,
    ).toEqual([])
    expect(text.en, id).toMatch(/\w/)
    expect(text.ja, id).toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u)
  }
  expect(Object.keys(FEATURES).filter((feature) => !ALL.some(({ features }) => features.includes(feature)))).toEqual([])
})

const PAGES = [
  {
    name: 'references.md',
    language: 'en',
    head: [
      '# What the published articles ask for',
      '',
      'Three articles tell how such troubles are looked into. Each of their instructions is listed here, in our own words,',
      'with what serves it: a rule (by its id and its entries in the fault catalogue), or a part of the product.',
      '',
      'Written by `UPDATE_GOLDEN=1 npx vitest run packages/core/src/rules/references.test.ts`.',
    ],
    columns: ['#', 'instruction', 'served by'],
  },
  {
    name: 'references.ja.md',
    language: 'ja',
    head: [
      '# 公開記事の指示と対応する機能',
      '',
      '3 つの記事の調査手順を 1 件ずつ要約し、対応するルール(ID と障害カタログの番号)または機能を示します。',
      '',
      '`UPDATE_GOLDEN=1 npx vitest run packages/core/src/rules/references.test.ts` で生成されます。',
    ],
    columns: ['#', '指示', '対応'],
  },
] as const

describe.each(PAGES)('docs/$name', ({ name, language, head, columns }) => {
  const file = fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url))

  it('is what rules and instructions say (UPDATE_GOLDEN=1 writes it)', () => {
    const sections = ARTICLES.flatMap(({ letter, title, instructions }) => [
      '',
      `## ${letter}. ${title[language]}`,
      '',
      ...table([columns, ...instructions.map((one) => [one.id, one.text[language], servedBy(one, language)])]),
    ])
    const page = `${[...head, ...sections].join('\n')}\n`
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, page)
    expect(readFileSync(file, 'utf8')).toBe(page)
  })
})

/** `scanner-stopped (GI-S01); diagram of …`. */
function servedBy({ rules, features }: Instruction, language: 'en' | 'ja'): string {
  const byRule = rules.map((id) => {
    const { catalogue } = BY_ID.get(id)!
    return `\`${id}\`${catalogue.length > 0 ? ` (${catalogue.join(', ')})` : ''}`
  })
  return [...byRule, ...features.map((id) => FEATURES[id]![language])].join(language === 'en' ? '; ' : '、')
}

function table([heading, ...rows]: readonly (readonly string[])[]): string[] {
  const all = [heading!, ...rows]
  const widths = heading!.map((_, n) => Math.max(...all.map((row) => width(row[n]!))))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, n) => cell + ' '.repeat(widths[n]! - width(cell))).join(' | ')} |`
  return [line(heading!), line(widths.map((n) => '-'.repeat(n))), ...rows.map(line)]
}

/** Columns on a screen, where Japanese letters take two. */
function width(text: string): number {
  return [...text].reduce((sum, c) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(c) ? 2 : 1), 0)
}
