import { REPORT_FORMATS } from '@bundlescope/contract/report.ts'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { buildReport } from '../build.ts'
import { activeParts, HOSTILE, textsOf } from '../testing/active.ts'
import { EVERYTHING, sampleInput } from '../testing/sample.ts'
import { renderReport } from './render.ts'

/** A renderer that believes everything, as the worst reader of our Markdown might be. */
const credulous = new MarkdownIt({ html: true, linkify: false })
credulous.validateLink = () => true

const html = (say: (what: string) => string): string => renderReport(buildReport(sampleInput(say), EVERYTHING), 'html')
const markdown = (say: (what: string) => string): string =>
  renderReport(buildReport(sampleInput(say), EVERYTHING), 'md')

it('the symptom keeps the lines that it was written in', () => {
  const report = buildReport(
    sampleInput((what) => what),
    EVERYTHING,
  )
  const text = renderReport(
    { ...report, case: { ...report.case!, symptom: 'It stops:\n- at nine\n\n- at ten' } },
    'txt',
  )
  expect(text).toMatch(/^It stops:\n+- at nine\n+- at ten$/m)
})

describe('hostile texts', () => {
  it.each(HOSTILE)('%j stays text', (text) => {
    const say = () => text
    expect(activeParts(html(say))).toEqual([])
    expect(activeParts(credulous.render(markdown(say)))).toEqual([])
    for (const format of REPORT_FORMATS) {
      const report = renderReport(buildReport(sampleInput(say), EVERYTHING), format)
      for (const char of ['\u001b', '\u0007', '\u202e']) expect(report, format).not.toContain(char)
    }
  })

  it('in any combination', () => {
    const mixture = fc.array(
      fc.constantFrom(...HOSTILE, ' ', '\n', '\n\n', '`', '|', '\\', ']', '(', '<', '&', '"', 'x'),
      {
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(mixture, (parts) => {
        const say = () => parts.join('')
        expect(activeParts(html(say))).toEqual([])
        expect(activeParts(credulous.render(markdown(say)))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('are found when they are active', () => {
    expect(activeParts('<p onclick=x><a href="javascript:x">y</a><script></script>')).toHaveLength(3)
    expect(activeParts(credulous.render(HOSTILE.join('\n\n'))).length).toBeGreaterThan(3)
  })
})

describe('a report as a document', () => {
  const say = (what: string) => `the ${what}`

  it('says everything in HTML, with a policy that allows nothing but its look', () => {
    const page = html(say)
    expect(textsOf(page, 'h2')).toEqual([
      'Case',
      'What was found (1)',
      'Evidence board',
      'Timeline',
      'Guest Introspection',
      'Services that are or were not running',
      'Ports that could not be reached',
      'Operations: 1 started, 1 failed',
      'Environment',
      'What could not be checked (clear: 0)',
      'Next steps',
      'Bundles',
      'What was read',
    ])
    expect(page).toContain(
      `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`,
    )
    expect(textsOf(page, 'pre')).toContain('the line of a log')
    expect(textsOf(page, 'svg').join()).toContain('the host')
    expect(page).toContain('href="http://127.0.0.1:8470/i/k3v9x0qa/events?v=1&amp;event=0123456789abcdef.0.1f')
    expect(page).not.toMatch(/\b(?:undefined|NaN|\[object)\b/)
  })

  it('has the same sections in Japanese, in every format', () => {
    const report = buildReport(sampleInput(say), { ...EVERYTHING, language: 'ja' })
    const page = renderReport(report, 'html')
    expect(page).toContain('<html lang="ja">')
    expect(textsOf(page, 'h2')).toHaveLength(13)
    for (const heading of textsOf(page, 'h2')) {
      if (heading !== 'Guest Introspection') expect(heading).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
      expect(renderReport(report, 'txt')).toContain(heading)
    }
    expect(renderReport(report, 'md').match(/^## /gm)).toHaveLength(13)
  })

  it('shows UTC and the chosen zone', () => {
    const text = renderReport(buildReport(sampleInput(say), EVERYTHING), 'txt')
    expect(text).toContain('2023-04-05 06:07:08.009 UTC = 15:07:08.009 +09:00')
    const utc = renderReport(buildReport(sampleInput(say), { ...EVERYTHING, zone: 'UTC' }), 'txt')
    expect(utc).toContain('2023-04-05 06:07:08.009 UTC,')
    expect(utc).not.toContain('+09:00')
  })

  it('is JSON that says the same', () => {
    const report = buildReport(sampleInput(say), EVERYTHING)
    expect(JSON.parse(renderReport(report, 'json'))).toEqual(JSON.parse(JSON.stringify(report)))
  })
})
