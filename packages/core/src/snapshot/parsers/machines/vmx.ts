import { baseName } from '../../naming.ts'
import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'

const ROW = /^\s*([.\w][\w.:-]{0,200})\s*=\s*"(.*)"\s*$/
/** Keys that every VM's configuration has some of. */
const OWN =
  /^(?:\.encoding|config\.version|virtualHW\.version|displayName|guestOS|memSize|numvcpus|uuid\.(?:bios|location)|vc\.uuid|scsi0\.present|ethernet0\.present)$/i

/** A .vmx: its settings, and the VM itself. */
export const vmx: SnapshotParser = {
  id: 'vmx',
  title: 'configuration of a VM (.vmx)',
  samples: [
    {
      text: [
        '.encoding = "UTF-8"',
        'config.version = "8"',
        'virtualHW.version = "19"',
        'displayName = "web|2205"',
        'guestOS = "windows2019srv-64"',
        'uuid.bios = "42 1c 00 11 22 33 44 55-66 77 88 99 aa bb cc dd"',
        'ethernet1.networkName = "vmservice-vshield-pg"',
      ].join('\n'),
      path: 'vmfs/volumes/5f3c2a11-7d3e5a10-1c1f-001122334455/web05/web05.vmx',
      expect: {
        kind: 'setting',
        count: 7,
        rows: [
          { line: 1, key: '.encoding', value: 'UTF-8' },
          { key: 'config.version' },
          { value: '19' },
          { value: 'web"05' },
        ],
      },
    },
    {
      text: ['displayName = "db02"', 'guestOS = "other"', 'virtualHW.version = "13"'].join('\n'),
      expect: { kind: 'vm', count: 1, rows: [{ line: 1, name: 'db02', id: null, config: null }] },
    },
  ],

  recognise(lines, path) {
    if (shareOf(lines, (line) => ROW.test(line) || line.startsWith('#')) < 0.9) return 0
    const own = lines.filter((line) => line.length < 1_000 && OWN.test(ROW.exec(line)?.[1] ?? '')).length
    return own >= 2 ? 0.95 : own === 1 && /\.(?:vmx|vmtx)$/i.test(path) ? 0.9 : 0
  },

  parse(lines, path) {
    const settings = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      return match && { line: lineNumber, key: match[1]!, value: decodeVmx(match[2]!) }
    })
    const of = (key: string): SnapshotRow<'setting'> | undefined =>
      settings.find((setting) => setting.key.toLowerCase() === key.toLowerCase())
    const isPath = /\.(?:vmx|vmtx)$/i.test(path)
    const name = of('displayName')?.value ?? (isPath ? baseName(path).replace(/\.\w+$/, '') : '')
    const vm = {
      line: of('displayName')?.line ?? 1,
      id: null,
      name,
      config: isPath ? path : null,
      world: null,
      uuid: of('uuid.bios')?.value ?? null,
      state: null,
    }
    const reason = 'keys of the configuration of a VM'
    return [
      snapshotOf('setting', 'vmx', reason, settings, { subject: name || null }),
      ...(name === '' ? [] : [snapshotOf('vm', 'vmx', reason, [vm], { subject: name })]),
    ]
  },
}

/** `|22` is how a .vmx writes a quotation mark. */
const decodeVmx = (text: string): string =>
  text.replace(/\|([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
