import { rowsOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { orNull, wholeNumber } from '../../values.ts'

const TITLES = ['Filter Name', 'Num Instances', 'Altitude', 'Frame'] as const
const SHAPE: TableShape = {
  needed: ['Filter Name', 'Num Instances'],
  optional: ['Altitude', 'Frame'],
  wide: 'Filter Name',
  translated: { header: /^フィルター? ?名\s+インスタンス/, titles: TITLES },
}

/**
 * `fltmc`, `fltmc filters`: the minifilters that Windows has loaded, English and Japanese. Filters of the old kind have
 * `<Legacy>` for a frame and no altitude.
 */
export const fltmc: SnapshotParser = {
  id: 'fltmc',
  title: 'fltmc of Windows',
  begins: /^(?:Filter Name\s+Num Instances|フィルター? ?名\s+インスタンス)/,
  samples: [
    {
      text: [
        '',
        'Filter Name                     Num Instances    Altitude    Frame',
        '------------------------------  -------------  ------------  -----',
        'vsepflt                                 4       328200         0',
        'luafv                                   1       135000         0',
        'oldfilter                                                  <Legacy>',
      ].join('\n'),
      expect: {
        kind: 'minifilter',
        count: 3,
        rows: [
          { line: 4, name: 'vsepflt', instances: 4, altitude: '328200', frame: '0' },
          { name: 'luafv', altitude: '135000' },
          { name: 'oldfilter', instances: null, altitude: null, frame: '<Legacy>' },
        ],
      },
    },
    {
      text: [
        'フィルター名                     インスタンス数  階層          フレーム',
        '------------------------------  -------------  ------------  -----',
        'vsepflt                                 4       328200         0',
      ].join('\n'),
      expect: { kind: 'minifilter', count: 1, rows: [{ name: 'vsepflt', instances: 4, altitude: '328200' }] },
    },
    {
      text: ['Filter Name  Num Instances  Altitude  Frame', '---- ---- ---- ----', 'vsepflt 4 328200 0'].join('\n'),
      expect: { kind: 'minifilter', rows: [{ name: 'vsepflt', altitude: '328200' }] },
    },
  ],

  recognise: (lines) => (hasUnderlinedTable(lines, SHAPE) ? 0.95 : 0),

  parse(lines) {
    const rows: SnapshotRow<'minifilter'>[] = (underlinedTable(lines, SHAPE) ?? []).map(({ line, cell }) => ({
      line,
      name: cell('Filter Name'),
      instances: wholeNumber(cell('Num Instances')),
      altitude: orNull(cell('Altitude')),
      frame: orNull(cell('Frame')),
    }))
    const legacy = rowsOf(lines, (line, lineNumber) => {
      const name = LEGACY.exec(line)?.[1]
      return name ? { line: lineNumber, name, instances: null, altitude: null, frame: '<Legacy>' } : null
    })
    const all = [...rows.filter(({ frame }) => frame !== '<Legacy>'), ...legacy].toSorted((a, b) => a.line - b.line)
    return [snapshotOf('minifilter', 'fltmc', 'titles Filter Name, Num Instances, Altitude', all)]
  },
}

/** Such rows do not keep to the columns. */
const LEGACY = /^(\S+)\s+<Legacy>\s*$/
