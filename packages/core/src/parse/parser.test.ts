import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from './detect.ts'
import { newHeader } from './header.ts'
import { createParser } from './parser.ts'

const REFERENCE = parseMicros('2020-12-08T00:00:00Z')!

/** A letter a line: e for an event, c for a continuation, u for unparsed. */
function kinds(lines: string[], detectOn = lines): string {
  const found = detect(detectOn, 'x.log')
  const parser = createParser(found, clockFor(found, REFERENCE))
  const header = newHeader()
  return lines.map((line) => parser.parse(line, header)[0]).join('')
}

const EVENT =
  '2020-12-07T09:20:50.922Z info vpxd[03463] [Originator@6876 sub=vpxLro opID=a-1] [VpxLRO] -- FINISH task-1'
const SECTION = '2020-12-07T09:20:50.000Z Section for VMware vCenter, pid=1, version=6.7.0, build=1, option=Release'

describe('what a line is', () => {
  it('keeps dumped objects, bare text and blank lines with the event before them', () => {
    expect(kinds([EVENT, '--> (vmodl.fault) {', '-->    x = 1', '', 'bare text', '\tat a.b(C.java:3)', EVENT])).toBe(
      'eccccce',
    )
  })

  it('leaves lines before the first event unparsed', () => {
    expect(kinds(['-->    a rotation cut this off', '--> )', '', EVENT, '--> x'])).toBe('uuuec')
    expect(
      kinds([
        '-- Logs begin at Sat 2020-12-05 00:11:02 UTC, end at Mon 2020-12-07 09:40:00 UTC. --',
        'Dec 07 08:00:00 h systemd[1]: x',
        '-- Reboot --',
      ]),
    ).toBe('uec')
  })

  it('reads lines of other formats within a file', () => {
    expect(kinds([SECTION, EVENT, EVENT])).toBe('eee')
    expect(kinds([EVENT, '2020-12-07 09:20:51 a program writes to the wrong file', EVENT])).toBe('eee')
    // an upgrade from 7 to 8 in the middle of hostd.log
    const after = '2020-12-07T10:00:00.000Z In(166) Hostd[2101]: [Originator@6876 sub=Libs] hello'
    expect(kinds([EVENT, EVENT, after, after.replace(/\[Orig.*/, '--> more'), EVENT], [EVENT])).toBe('eeece')
  })

  it('does not take numbers and words at the start of a line for stamps', () => {
    expect(kinds([EVENT, '12345 bytes', '[12] x', 'May the force', '<b>', '2020 was a year', 'Dec 7'])).toBe('ecccccc')
  })

  it('finds the format later when the first lines show none', () => {
    const parser = createParser(null, clockFor(null, REFERENCE))
    const header = newHeader()
    expect(parser.format).toBe('unknown')
    expect(parser.parse('starting up', header)).toBe('unparsed')
    expect(parser.parse(EVENT, header)).toBe('event')
    expect(parser.format).toBe('vpxd')
    expect(parser.parse('more', header)).toBe('continuation')
  })

  it('skips a byte order mark', () => {
    const found = detect([EVENT], 'x')
    const parser = createParser(found, clockFor(found, REFERENCE))
    const header = newHeader()
    const line = `\u00ef\u00bb\u00bf${EVENT}`
    expect(parser.parse(line, header)).toBe('event')
    expect(line.slice(header.messageStart)).toBe('[VpxLRO] -- FINISH task-1')
  })
})

describe('the clock of a file', () => {
  const zone = { minutes: 540, basis: '+09:00' }

  function timeAndZone(lines: string[], given?: typeof zone): [string, string] {
    const found = detect(lines, 'x')
    const parser = createParser(found, clockFor(found, REFERENCE, given))
    const header = newHeader()
    for (const line of lines) parser.parse(line, header)
    return [formatMicros(header.time), parser.zone]
  }

  it('is not asked where stamps carry a zone', () => {
    expect(timeAndZone([EVENT], zone)).toEqual(['2020-12-07T09:20:50.922000Z', 'UTC'])
  })

  it("is the bundle's, else assumed", () => {
    const line = '2020-12-07 09:20:50 something'
    expect(timeAndZone([line])).toEqual(['2020-12-07T09:20:50.000000Z', 'assumed UTC'])
    expect(timeAndZone([line], zone)).toEqual(['2020-12-07T00:20:50.000000Z', '+09:00'])
  })

  it('is what journalctl states in its first line, the year included', () => {
    const lines = [
      '-- Journal begins at Sat 2018-11-05 00:11:02 UTC, ends at Thu 2019-01-03 09:40:00 UTC. --',
      'Dec 31 08:00:00 vc01 systemd[1]: Started x.',
    ]
    expect(timeAndZone(lines, zone)).toEqual(['2018-12-31T08:00:00.000000Z', 'UTC'])
  })
})
