import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEVELS } from './level.ts'
import {
  CHECK_GROUPS,
  CONTEXT_SCOPES,
  defaultView,
  FILE_STATUSES,
  FILE_VIEWS,
  formatView,
  GI_SCOPES,
  GI_VIEWS,
  OPERATION_KINDS,
  OPERATION_OUTCOMES,
  OPERATION_SORTS,
  PATTERN_SORTS,
  PORTS_TABLES,
  parseView,
  SORT_DIRECTIONS,
  type TimeRange,
  type ViewState,
} from './view.ts'

const read = (query: string) => parseView(new URLSearchParams(query), { tz: 'Asia/Tokyo' })

describe('the address of a view', () => {
  it('leaves defaults out', () => {
    expect(formatView(defaultView()).toString()).toBe('v=1')
  })

  it('writes absolute times and ids', () => {
    const view: ViewState = {
      ...defaultView(),
      q: 'level>=warning "Connection refused"',
      from: 1607332845000000,
      to: 1607332870000000,
      level: ['warning', 'error'],
      event: 'abc0123456789def.3.k2',
      context: { scope: 'host', seconds: 30 },
    }
    const params = formatView(view)
    expect(params.get('from')).toBe('2020-12-07T09:20:45.000000Z')
    expect(params.get('level')).toBe('warning,error')
    expect(params.get('context')).toBe('host:30s')
    expect(parseView(params)).toEqual({ view, problems: [] })
  })

  it('keeps the zone of the reader unless the link names one', () => {
    expect(read('v=1').view.tz).toBe('Asia/Tokyo')
    expect(read('v=1&tz=Europe/Berlin').view.tz).toBe('Europe/Berlin')
  })

  it('lets each bad field fall back alone and names it', () => {
    const { view, problems } = read(
      'v=1&q=kept&from=noon&level=loud,error&event=../x&context=file:9&tz=Mars&psort=best',
    )
    expect(problems).toEqual(['from=noon', 'level=loud,error', 'event=../x', 'tz=Mars', 'psort=best'])
    expect(view).toEqual({ ...defaultView({ tz: 'Asia/Tokyo' }), q: 'kept', context: { scope: 'file', lines: 9 } })
  })

  it('drops an end before its start', () => {
    const { view, problems } = read('from=2020-12-07T09:00Z&to=2020-12-07T08:00Z')
    expect(view.to).toBeNull()
    expect(view.from).toBe(1607331600000000)
    expect(problems).toEqual(['to=2020-12-07T08:00Z'])
  })

  it('says so when the link is of a later version, and reads what it can', () => {
    expect(read('v=7&q=x')).toMatchObject({ view: { q: 'x' }, problems: ['v=7'] })
  })

  it('reads back whatever it wrote', () => {
    const moment = fc.integer({ min: 0, max: 4e15 })
    const range = fc
      .tuple(moment, fc.integer({ min: 1, max: 1e9 }))
      .map(([from, d]): TimeRange => ({ from, to: from + d }))
    const word = fc.stringMatching(/^[a-z0-9.]{1,12}$/)
    const views = fc.record({
      q: fc.string({ unit: 'grapheme' }),
      window: fc.option(range),
      level: fc.subarray([...LEVELS]),
      source: fc.array(word, { maxLength: 3 }),
      event: fc.option(fc.constant('0123456789abcdef.a.zz')),
      op: fc.option(fc.string({ minLength: 1 })),
      tz: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
      trail: fc.array(range, { maxLength: 4 }),
      scope: fc.constantFrom(...CONTEXT_SCOPES),
      lines: fc.option(fc.integer({ min: 0, max: 1000 })),
      seconds: fc.option(fc.integer({ min: 1, max: 86_400 })),
      patternSort: fc.constantFrom(...PATTERN_SORTS),
      patternText: fc.string(),
      fileText: fc.string(),
      fileStatus: fc.constantFrom(...FILE_STATUSES),
      file: fc.option(
        fc.record({
          bundle: word.filter((w) => !w.includes('.')),
          member: fc.constant('b2'),
          path: fc.string({ minLength: 1 }),
        }),
      ),
      line: fc.option(fc.integer({ min: 1, max: 1e9 })),
      fileView: fc.constantFrom(...FILE_VIEWS),
      opText: fc.string(),
      opKind: fc.constantFrom(...OPERATION_KINDS),
      opOutcome: fc.constantFrom(...OPERATION_OUTCOMES),
      opSort: fc.constantFrom(...OPERATION_SORTS),
      opDirection: fc.constantFrom(...SORT_DIRECTIONS),
      opLonger: fc.integer({ min: 0, max: 1e11 }),
      portsTable: fc.constantFrom(...PORTS_TABLES),
      portText: fc.string(),
      port: fc.option(fc.constantFrom('8190', '443/tcp', '8190/tcp@0123456789abcdef.b1')),
      service: fc.option(fc.constantFrom('vmware-sps', 'hostd@0123456789abcdef.b2')),
      finding: fc.option(fc.string({ minLength: 1 })),
      checks: fc.constantFrom(...CHECK_GROUPS),
      giView: fc.constantFrom(...GI_VIEWS),
      giAt: fc.option(moment),
      giOpen: fc.option(fc.string({ minLength: 1 })),
      giScope: fc.constantFrom(...GI_SCOPES),
      giUnfolded: fc.array(word, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(views, ({ window, scope, lines, seconds, ...rest }) => {
        const context = lines !== null ? { scope, lines } : seconds !== null ? { scope, seconds } : null
        const view: ViewState = { ...rest, context, from: window?.from ?? null, to: window?.to ?? null }
        const params = new URLSearchParams(formatView(view).toString())
        expect(parseView(params)).toEqual({ view, problems: [] })
      }),
    )
  })
})
