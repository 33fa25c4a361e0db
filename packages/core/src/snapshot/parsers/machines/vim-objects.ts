import { indexOfLine, LONGEST_LINE, snapshotOf } from '../../reading.ts'
import type { Snapshot, SnapshotParser, SnapshotRow } from '../../snapshot.ts'

/** `(vim.VirtualMachine.Summary) {`, also behind a key; and the object's end. */
const OPEN = /^(\s*)(?:(\w{1,80}) = )?\((vim\.[\w.]{1,80}(?:\[\])?|vmodl\.[\w.]{1,80})\) [{[]/
const FIELD = /^\s*(\w{1,80}) = (.{1,4000}?),?\s*$/
const CLOSE = /^(\s*)[}\]],?\s*$/

/** What is kept of an object on the way: the fields of those that matter, by their own name. */
interface Open {
  indent: number
  type: string
  line: number
  fields: Map<string, string>
}

/**
 * Managed objects as ESXi prints them: `vmware-vimdump`, `vim-cmd vmsvc/get.summary 12`, `vim-cmd hostsvc/hostsummary`.
 * Machines, the host, datastores and the product become rows.
 */
export const vimObjects: SnapshotParser = {
  id: 'vim-objects',
  title: 'vmware-vimdump and vim-cmd',
  begins: /^\s*(?:Listsummary:|\(vim\.[\w.]{1,80}\) \{)\s*$/,
  samples: [
    {
      text: [
        'Listsummary:',
        '',
        '(vim.vm.Summary) {',
        "   vm = 'vim.VirtualMachine:12', ",
        '   runtime = (vim.vm.RuntimeInfo) {',
        '      device = (vim.vm.DeviceRuntimeInfo) [',
        '         (vim.vm.DeviceRuntimeInfo) {',
        '            key = 4000',
        '         }',
        '      ], ',
        '      powerState = "poweredOn", ',
        '   }, ',
        '   config = (vim.vm.Summary.ConfigSummary) {',
        '      name = "web 01", ',
        '      vmPathName = "[ds1] web 01/web 01.vmx", ',
        '      uuid = "564d1122-3344-5566-7788-99aabbccddee", ',
        '   }, ',
        '}',
      ].join('\n'),
      expect: {
        kind: 'vm',
        count: 1,
        rows: [
          {
            line: 13,
            id: '12',
            name: 'web 01',
            config: '[ds1] web 01/web 01.vmx',
            uuid: '564d1122-3344-5566-7788-99aabbccddee',
            state: 'poweredOn',
          },
        ],
      },
    },
    {
      text: [
        '(vim.AboutInfo) {',
        "   name = 'VMware ESXi',",
        "   version = '6.7.0',",
        "   build = '15160138',",
        '}',
      ].join('\n'),
      expect: { kind: 'version', rows: [{ product: 'VMware ESXi', version: '6.7.0', build: '15160138' }] },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, OPEN) >= 0 ? 0.9 : 0),

  parse(lines) {
    const rows: Rows = { vm: [], host: [], datastore: [], version: [] }
    const open: Open[] = []
    let [machine, state] = ['', '']
    for (const [index, line] of lines.entries()) {
      if (line.length > LONGEST_LINE) continue
      const opened = OPEN.exec(line)
      if (opened) {
        open.push({ indent: opened[1]!.length, type: opened[3]!, line: index + 1, fields: new Map() })
        continue
      }
      const closed = CLOSE.exec(line)
      if (closed && open.length > 0) {
        while (open.length > 0 && open.at(-1)!.indent >= closed[1]!.length) take(open.pop()!, machine, state, rows)
        if (open.length === 0) [machine, state] = ['', '']
        continue
      }
      const field = FIELD.exec(line)
      if (!field || open.length === 0) continue
      const value = field[2]!.replace(/^(['"])(.*)\1$/, '$2')
      open.at(-1)!.fields.set(field[1]!, value)
      if (field[1] === 'vm') machine = /VirtualMachine:'?(\w{1,40})/.exec(value)?.[1] ?? machine
      if (field[1] === 'powerState') state = value
    }
    while (open.length > 0) take(open.pop()!, machine, state, rows)
    const tables = [
      snapshotOf('vm', 'vim-objects', 'managed objects, machines among them', rows.vm),
      snapshotOf('host', 'vim-objects', 'managed objects, the host among them', rows.host),
      snapshotOf('datastore', 'vim-objects', 'managed objects, datastores among them', rows.datastore),
      snapshotOf('version', 'vim-objects', 'managed objects, the product among them', rows.version),
    ] as Snapshot[]
    return tables.filter((table) => table.rows.length > 0)
  },
}

interface Rows {
  vm: SnapshotRow<'vm'>[]
  host: SnapshotRow<'host'>[]
  datastore: SnapshotRow<'datastore'>[]
  version: SnapshotRow<'version'>[]
}

/** What an object that has ended tells. Types have two names: `vim.vm.Summary` of older releases, `vim.VirtualMachine…`. */
function take({ type, line, fields }: Open, machine: string, state: string, rows: Rows): void {
  const told = (key: string): string | null => {
    const value = fields.get(key)
    return value === undefined || value === '' || value === '<unset>' ? null : value
  }
  const name = told('name')
  if (name === null) return
  if (/^vim\.(?:vm|VirtualMachine)\.Summary\.ConfigSummary$/.test(type))
    rows.vm.push({
      line,
      id: machine || null,
      name,
      config: told('vmPathName'),
      world: null,
      uuid: told('uuid'),
      state: state || null,
    })
  else if (/^vim\.(?:host|HostSystem)\.Summary\.ConfigSummary$/.test(type))
    rows.host.push({ line, id: null, name, address: null })
  else if (/^vim\.Datastore\.Summary$/.test(type)) {
    const uuid = /\/vmfs\/volumes\/([^/]{1,120})/.exec(told('url') ?? '')?.[1]
    if (uuid !== undefined) rows.datastore.push({ line, uuid, name, mount: told('url'), type: told('type') })
  } else if (type === 'vim.AboutInfo')
    rows.version.push({ line, product: name, version: told('version'), build: told('build') })
}
