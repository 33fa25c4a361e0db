import { REPORT_FORMATS } from '@bundlescope/contract/report.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildReport } from '../build.ts'
import { renderReport } from '../render/render.ts'
import { EVERYTHING, sampleInput } from '../testing/sample.ts'
import { inventoryOf } from './inventory.ts'
import { redactReport } from './redact-report.ts'
import { Redactor } from './redactor.ts'
import type { Sensitive } from './sensitive.ts'

/** Names as people give them; `qz` and a digit so that none is by chance a word of ours or of a hash. */
const name = fc
  .tuple(
    fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        '-',
        '_',
        ' ',
        '&',
        '<',
        '"',
        "'",
        '%',
        '/',
        '.',
        '(',
        ')',
        '仮',
        'é',
        '*',
        '|',
        '`',
        '#',
        '\\',
      ),
      maxLength: 6,
    }),
    fc.integer({ min: 0, max: 9 }),
    fc.string({ unit: fc.constantFrom('c', 'D', '-', '_', '想', 'ü', '&', '.'), maxLength: 4 }),
  )
  .map(([before, digit, after]) => `${before}qz${digit}x${after}`.trim())

const address = fc
  .tuple(fc.integer({ min: 11, max: 223 }), fc.nat(255), fc.nat(255), fc.integer({ min: 1, max: 254 }))
  .map((parts) => parts.join('.'))
  .filter((text) => !text.startsWith('127.'))
const mac = fc.array(fc.nat(255), { minLength: 6, maxLength: 6 }).map(
  (parts) =>
    `0c:c4:${parts
      .slice(2)
      .map((n) => n.toString(16).padStart(2, '0'))
      .join(':')}`,
)

/** Ways in which a name gets into a line. */
const SETTINGS: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => `power on ${value} failed`,
  (value) => `pre${value}post`,
  (value) => value.toUpperCase(),
  (value) => `https://x/folder/${encodeURIComponent(value)}?a=1`,
  (value) => JSON.stringify({ name: value }),
  (value) => `**${value}** [a](https://x/${value})`,
  (value) => `<b>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</b>`,
]

it('no original of the inventory is left in any format', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 3, maxLength: 6 }),
      address,
      mac,
      fc.array(fc.nat(SETTINGS.length - 1), { minLength: 5, maxLength: 5 }),
      (names, ip, hardware, settings) => {
        const [vm = '', datastore = '', ...others] = names
        const host = `qz7host${others.length}.site${others.length}.example`
        const inventory: Sensitive[] = inventoryOf({
          members: [{ host }],
          sources: [],
          snapshots: [
            {
              kind: 'vm',
              parser: 'x',
              reason: '',
              asOf: null,
              subject: null,
              rows: [{ line: 1, id: 'vm-1', name: vm, config: null, world: null, uuid: null, state: null }],
            },
            {
              kind: 'datastore',
              parser: 'x',
              reason: '',
              asOf: null,
              subject: null,
              rows: [{ line: 1, uuid: datastore, name: null, mount: null, type: null }],
            },
          ],
          analysis: null,
          case: { affected: others.map((other) => `vm:${other}`) },
          people: [],
        })
        const originals = [...names, host, host.split('.')[0]!, ip, hardware]
        let turn = 0
        const say = (what: string): string => {
          const value = originals[turn % originals.length]!
          const setting = SETTINGS[settings[turn % settings.length]!]!
          turn++
          return value === ip || value === hardware ? `${what} ${value}` : `${what} ${setting(value)}`
        }
        const report = redactReport(buildReport(sampleInput(say), EVERYTHING), new Redactor(inventory))
        for (const format of REPORT_FORMATS) {
          const text = renderReport(report, format)
          for (const shown of [text, unescaped(text)]) {
            const folded = shown.toLowerCase()
            for (const original of originals)
              expect(folded, `${original} in ${format}`).not.toContain(original.toLowerCase())
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})

/** The text behind the escapes of HTML, Markdown, JSON and addresses. */
function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/(?:%[\da-f]{2})+/gi, (code) => {
      try {
        return decodeURIComponent(code)
      } catch {
        return code
      }
    })
}

it('addresses that name something hidden are left out, others stay', () => {
  const say = (what: string): string => (what === 'id' ? 'kobe-esx9' : what)
  const report = redactReport(
    buildReport(sampleInput(say), EVERYTHING),
    new Redactor([{ kind: 'host', values: ['kobe-esx9'] }]),
  )
  expect(report.findings?.[0]).toMatchObject({ id: 'some-rule:HOST-1', link: null })
  expect(report.findings?.[0]?.evidence[0]?.link).toContain('event=0123456789abcdef.0.1f')
  expect(report.redacted).toBe(true)
})
