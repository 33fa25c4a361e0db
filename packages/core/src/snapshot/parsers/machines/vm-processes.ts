import { keyedBlocks } from '../../blocks.ts'
import { wordsOfName } from '../../naming.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { orNull, wholeNumber } from '../../values.ts'

const isVm = (field: (key: string) => string): boolean => field('Config File') !== '' || field('VMX Cartel ID') !== ''

/** `esxcli vm process list`: the VMs that are switched on. None at all is a fact too. */
export const vmProcesses: SnapshotParser = {
  id: 'vm-processes',
  title: 'esxcli vm process list',
  samples: [
    {
      text: [
        'web05',
        '   World ID: 2105001',
        '   Process ID: 0',
        '   VMX Cartel ID: 2105000',
        '   UUID: 42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd',
        '   Display Name: web05',
        '   Config File: /vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web05/web05.vmx',
        '',
        'sva 01 (a):',
        '   World ID: 2105011',
        '   VMX Cartel ID: 2105010',
        '   Display Name: sva 01 (a)',
        '   Config File: /vmfs/volumes/ds/sva/sva.vmx',
      ].join('\n'),
      expect: {
        kind: 'vm',
        count: 2,
        rows: [
          {
            line: 1,
            id: null,
            name: 'web05',
            world: 2105001,
            uuid: '42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd',
            config: '/vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web05/web05.vmx',
            state: 'powered on',
          },
          { line: 9, name: 'sva 01 (a)', world: 2105011 },
        ],
      },
    },
    { text: '', path: 'commands/localcli_vm-process-list.txt', expect: { kind: 'vm', count: 0, rows: [] } },
  ],

  recognise(lines, path) {
    if (keyedBlocks(lines.slice(0, 200), 'World ID').some(({ field }) => isVm(field))) return 0.95
    const empty = lines.every((line) => line.trim() === '')
    return empty && /^(?:localcli|esxcli) vm process list$/.test(wordsOfName(path)) ? 0.9 : 0
  },

  parse(lines) {
    const rows = keyedBlocks(lines, 'World ID')
      .filter(({ field }) => isVm(field))
      .map(({ heading, line, field }) => ({
        line,
        id: null,
        name: field('Display Name') || heading,
        config: orNull(field('Config File')),
        world: wholeNumber(field('World ID')),
        uuid: orNull(field('UUID')),
        state: 'powered on',
      }))
    return [snapshotOf('vm', 'vm-processes', 'blocks of World ID, Display Name and Config File', rows)]
  },
}
