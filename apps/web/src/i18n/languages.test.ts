import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Texts = { [key: string]: string | Texts }

const folder = new URL('./', import.meta.url)
const namespaces = readdirSync(new URL('en/', folder))
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Texts

/** `activity.count_other` → text; plural endings fall together, since Japanese has one form. */
function leaves(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}
const plain = (key: string) => key.replace(/_(one|other)$/, '')
const slots = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()

describe.each(namespaces)('%s', (file) => {
  const english = new Map(leaves(read('en', file)))
  const japanese = new Map(leaves(read('ja', file)))

  it('has every text in both languages', () => {
    expect([...new Set([...japanese.keys()].map(plain))].sort()).toEqual(
      [...new Set([...english.keys()].map(plain))].sort(),
    )
    expect([...english.values(), ...japanese.values()].filter((text) => text.trim() === '')).toEqual([])
  })

  it('fills the same slots in both', () => {
    for (const [key, text] of japanese) expect([key, slots(text)]).toEqual([key, slots(english.get(key) ?? '')])
  })
})

it('Japanese has the same namespaces', () => {
  expect(readdirSync(new URL('ja/', folder))).toEqual(namespaces)
})
