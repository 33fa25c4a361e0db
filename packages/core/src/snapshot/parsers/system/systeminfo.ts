import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const HOST = /^(?:Host Name|ホスト名):\s+(\S+)/
const NAME = /^(?:OS Name|OS 名):\s+(\S.*?)\s*$/
const VERSION = /^(?:OS Version|OS バージョン):\s+(\d[\d.]*)\s*(?:(.*?)\s+)?(?:Build|ビルド)\s+(\d+)/

/** `systeminfo` of Windows, English and Japanese: name of the machine, version and service pack. */
export const systeminfo: SnapshotParser = {
  id: 'systeminfo',
  title: 'systeminfo of Windows',
  begins: HOST,
  samples: [
    {
      text: [
        '',
        'Host Name:                 VDI-105',
        'OS Name:                   Microsoft Windows 10 Enterprise',
        'OS Version:                10.0.19045 N/A Build 19045',
        'OS Manufacturer:           Microsoft Corporation',
      ].join('\n'),
      expect: {
        kind: 'version',
        count: 1,
        subject: 'VDI-105',
        rows: [{ line: 3, product: 'Microsoft Windows 10 Enterprise', version: '10.0.19045', build: '19045' }],
      },
    },
    {
      text: [
        'ホスト名:               WEB05',
        'OS 名:                  Microsoft Windows Server 2008 R2 Standard',
        'OS バージョン:          6.1.7601 Service Pack 1 ビルド 7601',
      ].join('\n'),
      expect: { kind: 'version', subject: 'WEB05', rows: [{ version: '6.1.7601 Service Pack 1', build: '7601' }] },
    },
  ],

  recognise: (lines) => (indexOfLine(lines, NAME) >= 0 && indexOfLine(lines, VERSION) >= 0 ? 0.95 : 0),

  parse(lines) {
    const at = indexOfLine(lines, NAME)
    const named = NAME.exec(lines[at]!)!
    const versioned = VERSION.exec(lines[indexOfLine(lines, VERSION)]!)!
    const pack = versioned[2] && versioned[2] !== 'N/A' ? ` ${versioned[2]}` : ''
    const host = indexOfLine(lines, HOST)
    const subject = host < 0 ? null : HOST.exec(lines[host]!)![1]!
    const row = { line: at + 1, product: named[1]!, version: versioned[1]! + pack, build: versioned[3]! }
    return [snapshotOf('version', 'systeminfo', 'OS Name and OS Version of systeminfo', [row], { subject })]
  },
}
