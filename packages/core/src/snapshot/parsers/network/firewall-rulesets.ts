import { wordsOfName } from '../../naming.ts'
import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { hasUnderlinedTable, type TableShape, underlinedTable } from '../../table.ts'
import { truth } from '../../values.ts'

const ENABLED: TableShape = {
  needed: ['Name', 'Enabled'],
  optional: ['Allowed IP configurable', 'Enable/Disable configurable'],
}
const ALLOWED: TableShape = { needed: ['Ruleset', 'Allowed IP Addresses'] }

const KNOWN =
  /^\s*(?:sshServer|sshClient|nfsClient|dns|snmp|ntpClient|syslog|vMotion|CIMSLP|vShield-Endpoint-Mux\S*)\s+(?:true|false)\b/

/** `esxcli network firewall ruleset list` and `… allowedip list`. */
export const firewallRulesets: SnapshotParser = {
  id: 'firewall-rulesets',
  title: 'esxcli network firewall ruleset list',
  begins: /^\s*(?:Name\s+Enabled\b|Ruleset\s+Allowed IP Addresses)/,
  samples: [
    {
      text: [
        'Name                          Enabled',
        '----------------------------  -------',
        'vShield-Endpoint-Mux             true',
        'vShield-Endpoint-Mux-Partners   false',
      ].join('\n'),
      expect: {
        kind: 'setting',
        count: 2,
        rows: [
          { line: 3, key: 'firewall ruleset vShield-Endpoint-Mux', value: 'enabled' },
          { key: 'firewall ruleset vShield-Endpoint-Mux-Partners', value: 'disabled' },
        ],
      },
    },
    {
      text: [
        'Ruleset               Allowed IP Addresses',
        '--------------------  --------------------',
        'sshServer             All',
        'vShield-Endpoint-Mux  10.9.8.0/24, 169.254.0.0/16',
      ].join('\n'),
      expect: {
        kind: 'setting',
        rows: [
          { key: 'firewall ruleset sshServer, allowed addresses', value: 'All' },
          { value: '10.9.8.0/24, 169.254.0.0/16' },
        ],
      },
    },
  ],

  recognise(lines, path) {
    if (hasUnderlinedTable(lines, ALLOWED)) return 0.9
    if (!hasUnderlinedTable(lines, ENABLED)) return 0
    // Much has a name and is enabled: the command has to say so, or a ruleset that every host has.
    return /\bfirewall\b/.test(wordsOfName(path)) || indexOfLine(lines, KNOWN) >= 0 ? 0.85 : 0
  },

  parse(lines) {
    const enabled: SnapshotRow<'setting'>[] = (underlinedTable(lines, ENABLED) ?? []).map(({ line, cell }) => ({
      line,
      key: `firewall ruleset ${cell('Name')}`,
      value: truth(cell('Enabled')) === false ? 'disabled' : 'enabled',
    }))
    const allowed: SnapshotRow<'setting'>[] = (underlinedTable(lines, ALLOWED) ?? []).map(({ line, cell }) => ({
      line,
      key: `firewall ruleset ${cell('Ruleset')}, allowed addresses`,
      value: cell('Allowed IP Addresses'),
    }))
    const rows = allowed.length > 0 ? allowed : enabled
    return [snapshotOf('setting', 'firewall-rulesets', 'titles of the rulesets of the firewall of ESXi', rows)]
  },
}
