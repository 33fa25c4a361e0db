import { LEVEL, LEVELS } from '@bundlescope/contract/level.ts'
import { formatMicros, parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from './detect.ts'
import type { FileParser } from './format.ts'
import { type Header, newHeader } from './header.ts'
import { createParser } from './parser.ts'
import { yearsOfLines } from './years.ts'

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
    ).toBe('uee')
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

describe('a format that changes within a file', () => {
  const after = '2020-12-07T10:00:00.000Z In(166) Hostd[2101]: [Originator@6876 sub=Libs opID=7c-1] hello'
  const more = '2020-12-07T10:00:00.000Z In(166) Hostd[2102]: --> more'

  function parserOf(lines: string[]): FileParser {
    const found = detect(lines, 'hostd.log')
    const parser = createParser(found, clockFor(found, REFERENCE))
    for (const line of lines) expect(parser.parse(line, newHeader())).not.toBe('unparsed')
    return parser
  }

  it('is read on, and told with its line', () => {
    const parser = parserOf([...Array<string>(100).fill(EVENT), ...Array<string[]>(40).fill([after, more]).flat()])
    expect(parser.reason).toMatch(/^60 of 60 lines of hostd\.log start as .+; from line 101 on ESXi 8 and 9$/)
    expect(parser.format).toBe('vpxd')
  })

  it('is not told of some lines of another program', () => {
    const parser = parserOf([...Array<string>(100).fill(EVENT), ...Array<string>(20).fill(after), EVENT, after])
    expect(parser.reason).not.toContain('from line')
  })

  it('is told as a mixture where the first one comes back', () => {
    const lines = Array.from({ length: 4 }, (_, i) => Array<string>(30).fill(i % 2 === 0 ? EVENT : after)).flat()
    expect(parserOf(lines).reason).toMatch(/\d\); mixed with ESXi 8 and 9;/)
  })

  it('takes over from a guess by the stamp alone', () => {
    const vague = Array.from({ length: 80 }, (_, i) => `2020-12-07 09:00:00 step ${i}, done`)
    const parser = parserOf([...vague, ...Array<string>(60).fill(after)])
    expect(parser.reason).toMatch(/; from line \d+ on ESXi 8 and 9$/)
    const header = newHeader()
    parser.parse(after, header)
    expect(header.op).toBe('7c-1')
  })
})

describe('lines that are not as they were written', () => {
  function read(lines: string[]): { kind: string; header: Header; message: string }[] {
    const found = detect(lines, 'x.log')
    const parser = createParser(found, clockFor(found, REFERENCE))
    return lines.map((line) => {
      const header = newHeader()
      return { kind: parser.parse(line, header), header, message: line.slice(header.messageStart) }
    })
  }

  it("are read through a terminal's colours", () => {
    const [coloured, plain] = read([EVENT.replace('info', '\x1b[32minfo\x1b[0m'), EVENT])
    expect(coloured).toMatchObject({ kind: 'event', message: plain!.message, header: { op: 'a-1', level: LEVEL.info } })
    const whole = read([EVENT, `\x1b[33;1m${EVENT}\x1b[0m`])[1]!
    expect(whole).toMatchObject({ kind: 'event', message: '[VpxLRO] -- FINISH task-1\x1b[0m' })
    expect(read([EVENT, '\x1b[31mred words\x1b[0m'])[1]).toMatchObject({ kind: 'continuation' })
    expect(read(['2020-12-07T09:20:50Z own[1]: \x1b[31mERROR\x1b[0m no'])[0]!.header.level).toBe(LEVEL.error)
  })

  it('are read though all are moved in, as in a text that was pasted', () => {
    const lines = ['The log says:', '', `    ${EVENT}`, '    --> )', `\t${EVENT}`, '    and so on']
    const found = read(lines)
    expect(found.map(({ kind }) => kind[0]).join('')).toBe('uuecec')
    expect(found[2]!.message).toBe('[VpxLRO] -- FINISH task-1')
    // but blanks within a log that does begin at the margin make a continuation
    expect(read([EVENT, `    ${EVENT}`])[1]).toMatchObject({ kind: 'continuation' })
  })

  it('are kept with the event before where they are noise', () => {
    const noise = ['\x00\x01\xff\xfe\x80', '\0'.repeat(300), 'x\x9c\xcb\x48\xcd\xc9\xc9\x07', '\x7fELF\x02\x01']
    expect(kinds([EVENT, ...noise, EVENT, EVENT])).toBe('eccccee')
    expect(kinds([noise[0]!, noise[2]!, EVENT, EVENT])).toBe('uuee')
  })

  it('are read behind the half of a line that a rotation left', () => {
    expect(kinds([EVENT.slice(40), EVENT, EVENT, EVENT.slice(0, 60)])).toBe('ueee')
    expect(kinds(['26Z info vpxd[1] [Originator@6876 sub=x] torn', '--> )', EVENT])).toBe('uue')
  })
})

describe('lines out of their order', () => {
  const at = (stamp: string): string => EVENT.replace('2020-12-07T09:20:50.922Z', stamp)

  function times(lines: string[]): string[] {
    const found = detect(lines, 'x.log')
    const parser = createParser(found, clockFor(found, REFERENCE))
    const header = newHeader()
    return lines.map((line) => {
      expect(parser.parse(line, header)).toBe('event')
      return formatMicros(header.time).slice(0, 19)
    })
  }

  it('keep their times when the clock is set back', () => {
    expect(times([at('2020-12-07T09:00:00Z'), at('2020-12-07T03:00:00Z'), at('2020-12-07T03:00:01Z')])).toEqual([
      '2020-12-07T09:00:00',
      '2020-12-07T03:00:00',
      '2020-12-07T03:00:01',
    ])
  })

  it('are read by the zone that each bears', () => {
    expect(
      times([at('2020-12-07T09:00:00Z'), at('2020-12-07T18:00:00.5+09:00'), at('2020-12-07T04:00:01-05:00')]),
    ).toEqual(['2020-12-07T09:00:00', '2020-12-07T09:00:00', '2020-12-07T09:00:01'])
  })

  it('are read by the zone of the bundle where they bear none, among others that do', () => {
    const found = detect([EVENT], 'x.log')
    const parser = createParser(found, clockFor(found, REFERENCE, { minutes: 540, basis: '+09:00' }))
    const header = newHeader()
    parser.parse(EVENT, header)
    expect(formatMicros(header.time)).toContain('T09:20:50')
    expect(parser.parse('2020-12-07 18:20:51 vpxd started', header)).toBe('event')
    expect(formatMicros(header.time)).toContain('T09:20:51')
  })
})

it('tells where time goes back, and of lines that are no text', () => {
  const at = (stamp: string): string => EVENT.replace('2020-12-07T09:20:50.922Z', stamp)
  const reasonOf = (lines: string[]): string => {
    const found = detect(lines, 'x')
    const parser = createParser(found, clockFor(found, REFERENCE))
    const header = newHeader()
    for (const line of lines) parser.parse(line, header)
    return parser.reason
  }
  const back = [at('2020-12-07T09:00:00Z'), at('2020-12-07T03:00:00Z'), at('2020-12-07T02:00:00Z')]
  expect(reasonOf(back)).toMatch(/; time goes back 2 times, first by 6 h at line 2$/)
  expect(reasonOf([back[1]!, at('2020-12-07T02:59:58Z'), '-->\tx', 'a\x1b[31mb', back[0]!])).not.toMatch(/back|bytes/)
  const summer = ['02:30:00,000', '02:59:59,000', '02:00:00,000'].map((time) => `2022-10-30 ${time} INFO [main] x - y`)
  expect(reasonOf(summer)).not.toMatch(/back/)
  expect(reasonOf([EVENT, 'x\x01\x02', '\x7f\x03ELF', EVENT])).toMatch(/; 2 lines hold bytes .*, the first is line 2$/)
})

it('tells what the years of stamps without one go by', () => {
  const line = 'Apr  7 17:39:16 esx4 Hostd: [2012-04-07 17:39:16.938 FFCFEE80 warning X] no keys'
  const reasonOf = (lines: string[]): string => {
    const found = detect(lines, 'x')
    return createParser(found, yearsOfLines(found, clockFor(found, REFERENCE), lines)).reason
  }
  const span = '-- Logs begin at Sat 2020-12-05 00:11:02 UTC, end at Mon 2020-12-07 09:40:00 UTC. --'
  expect(reasonOf([line])).toMatch(/; years by a date within its text$/)
  expect(reasonOf([line.replace('2012', '')])).toMatch(/; years by the file's own time$/)
  expect(reasonOf([span, line])).toMatch(/; years by its first line$/)
  expect(reasonOf([EVENT])).not.toContain('years')
})

describe('lines without a date', () => {
  const uptime = (up: string): string => `${up} cpu0:2097152)Init: 12: step`
  const dated = (time: string): string => `2020-12-07T${time}Z cpu3:2097152)Boot: 9: up`

  function placed(lines: string[]): string[] {
    const found = detect(lines, 'vmkernel.log')
    expect(found?.format.id).toBe('vmkernel')
    const parser = createParser(found, clockFor(found, REFERENCE))
    const header = newHeader()
    return lines.map((line) => {
      expect(parser.parse(line, header)).toBe('event')
      return formatMicros(header.time).slice(11, 23)
    })
  }

  it("are counted from the host's start, which the first date tells", () => {
    const lines = [
      'TSC: 0 cpu0:1)Boot: 1: x',
      uptime('0:00:00:01.000'),
      uptime('0:00:00:02.500'),
      dated('09:00:03.000'),
    ]
    expect(placed(lines)).toEqual(['09:00:00.500', '09:00:01.500', '09:00:03.000', '09:00:03.000'])
  })

  it('never lie before what stands before them', () => {
    const lines = [dated('09:00:00.000'), uptime('0:00:00:01.000'), uptime('0:00:00:02.000'), dated('09:10:00.000')]
    expect(placed(lines)).toEqual(['09:00:00.000', '09:00:00.000', '09:00:00.000', '09:10:00.000'])
  })

  it('end at the time of the file where none is dated', () => {
    const lines = [uptime('0:00:00:01.000'), uptime('0:00:00:02.000'), 'TSC: 12 cpu0:1)Boot: 1: x']
    expect(placed(lines)).toEqual(['23:59:59.000', '00:00:00.000', '00:00:00.000'])
  })
})

describe('a header of two lines', () => {
  it('states its level in the second', () => {
    const lines = ['May 06, 2021 7:08:09 AM a.b.C run', 'SEVERE: gone', 'WARNING: more', EVENT, 'bare text']
    const found = detect(lines.slice(0, 3), 'x')
    const parser = createParser(found, clockFor(found, REFERENCE))
    const header = newHeader()
    const levels = lines.map((line) => {
      parser.parse(line, header)
      return LEVELS[header.level]
    })
    expect(levels).toEqual(['unknown', 'error', 'unknown', 'info', 'unknown'])
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
