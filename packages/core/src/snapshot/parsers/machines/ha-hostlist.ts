import { wordsOfName } from '../../naming.ts'
import { indexOfLine, LONGEST_LINE, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { decodeXml } from '../../xml.ts'

const ID = /<(?:hostId|id)>\s*(host-\d{1,9})\s*</g
const NAME = /<(?:hostName|name|fqdn)>\s*([^<\s]{1,255})\s*</
const ADDRESS =
  /<(?:ip|ipAddress|address|managementIp|key)[^>]{0,40}>\s*(\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F:]{6,45})\s*</
const MARK = /<hostId>\s*host-\d+\s*</

/** The list of hosts that HA keeps (`prettyPrint.sh hostlist`): which machine is `host-22`. */
export const haHostlist: SnapshotParser = {
  id: 'ha-hostlist',
  title: 'host list of vSphere HA',
  samples: [
    {
      text: [
        '<hostList>',
        '  <version>14</version>',
        '  <host>',
        '    <hostId>host-22</hostId>',
        '    <hostName>esx05.lab.example</hostName>',
        '    <ipAddress>10.9.8.5</ipAddress>',
        '  </host>',
        '  <host><hostId>host-31</hostId><hostName>esx06.lab.example</hostName></host>',
        '</hostList>',
      ].join('\n'),
      path: 'commands/prettyPrint.sh_hostlist.txt',
      expect: {
        kind: 'host',
        count: 2,
        rows: [
          { line: 4, id: 'host-22', name: 'esx05.lab.example', address: '10.9.8.5' },
          { line: 8, id: 'host-31', name: 'esx06.lab.example', address: null },
        ],
      },
    },
  ],

  recognise(lines, path) {
    if (indexOfLine(lines, MARK) < 0 || indexOfLine(lines, NAME) < 0) return 0
    return /hostlist/.test(wordsOfName(path)) || indexOfLine(lines, /<hostList\b/i) >= 0 ? 0.9 : 0.6
  },

  parse(lines) {
    const rows: SnapshotRow<'host'>[] = []
    for (const { line, text } of hostsOf(lines)) {
      const id = ID.exec(text)?.[1]
      ID.lastIndex = 0
      const name = NAME.exec(text)?.[1]
      const address = ADDRESS.exec(text)?.[1] ?? null
      if (id !== undefined && (name !== undefined || address !== null))
        rows.push({ line, id, name: decodeXml(name ?? address ?? id), address })
    }
    return [snapshotOf('host', 'ha-hostlist', 'hosts with the ids that vCenter gave them', rows)]
  },
}

/** One text a host: from its id up to the next one. */
function hostsOf(lines: readonly string[]): { line: number; text: string }[] {
  const hosts: { line: number; text: string }[] = []
  for (const [index, line] of lines.entries()) {
    if (line.length > LONGEST_LINE * 10) continue
    const starts = [...line.matchAll(ID)].map((match) => match.index)
    const last = hosts.at(-1)
    const before = line.slice(0, starts[0] ?? line.length)
    if (last && last.text.length < 20_000) last.text += before
    for (const [i, start] of starts.entries()) hosts.push({ line: index + 1, text: line.slice(start, starts[i + 1]) })
  }
  return hosts
}
