import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { placeOfEvidence } from './place-of.ts'

const line: Evidence = {
  basis: 'log',
  bundle: '0123456789abcdef',
  member: 'b1',
  path: 'var/log/vmware/vpxd/vpxd.log',
  line: 12,
  time: '2024-03-10T09:00:00.000000Z',
  text: 'Failed to connect',
  event: '0123456789abcdef.3.1f',
}
const open = { from: null, to: null }

describe('where an evidence is to be seen', () => {
  it('shows a line among all events', () => {
    expect(placeOfEvidence(line, open)).toEqual({
      panel: 'events',
      patch: { q: '', level: [], source: [], context: null, event: line.event },
    })
  })

  it('keeps a window that holds it, and leaves one that does not', () => {
    const window = { from: parseMicros('2024-03-10T08:59:00Z')!, to: parseMicros('2024-03-10T09:01:00Z')! }
    expect(placeOfEvidence(line, window)?.patch).not.toHaveProperty('from')
    expect(placeOfEvidence({ ...line, time: '2024-03-10T09:01:00Z' }, window)?.patch).toMatchObject({
      from: null,
      to: null,
      trail: [],
    })
  })

  it('opens the file of a row that is no event at its line', () => {
    const row: Evidence = { ...line, basis: 'snapshot', event: null, path: 'commands/netstat.txt', line: 40 }
    expect(placeOfEvidence(row, open)).toEqual({
      panel: 'files',
      patch: {
        file: { bundle: '0123456789abcdef', member: 'b1', path: 'commands/netstat.txt' },
        line: 40,
        fileView: 'auto',
      },
    })
  })

  it('has no place for published knowledge', () => {
    expect(placeOfEvidence({ ...line, basis: 'knowledge', event: null }, open)).toBeNull()
    expect(placeOfEvidence({ ...line, event: null, path: null }, open)).toBeNull()
  })
})
