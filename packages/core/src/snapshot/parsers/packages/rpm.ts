import { wordsOfName } from '../../naming.ts'
import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

/** `name-version-release.arch`; `--last` puts the day of installation behind it. */
const ROW =
  /^([A-Za-z0-9][\w.+-]*?)-([^-\s]+-[^-\s]+?)\.(noarch|x86_64|i[3-6]86|aarch64|\(none\))(?:\s{2,}(\S.*?))?\s*$/

/** `rpm -qa`, `rpm -qa --last`. */
export const rpm: SnapshotParser = {
  id: 'rpm',
  title: 'rpm -qa',
  samples: [
    {
      text: ['VMware-vpxd-8.0.2-1234567.x86_64', 'python3-libs-3.10.11-3.ph4.x86_64', 'tzdata-2023c-1.ph4.noarch'].join(
        '\n',
      ),
      expect: {
        kind: 'package',
        count: 3,
        rows: [
          { line: 1, name: 'VMware-vpxd', version: '8.0.2-1234567', installed: null },
          { name: 'python3-libs', version: '3.10.11-3.ph4' },
        ],
      },
    },
    {
      text: 'ds_agent-9.5.2-1234.el6.x86_64                    Mon 06 May 2024 07:08:09 AM UTC',
      path: 'commands/rpm_-qa---last.txt',
      expect: { kind: 'package', rows: [{ name: 'ds_agent', installed: 'Mon 06 May 2024 07:08:09 AM UTC' }] },
    },
  ],

  recognise(lines, path) {
    if (shareOf(lines, (line) => ROW.test(line)) < 0.9) return 0
    return /^rpm\b/.test(wordsOfName(path)) ? 0.95 : lines.length >= 3 ? 0.85 : 0.4
  },

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = ROW.exec(line)
      if (!match) return null
      const [, name, version, , installed = null] = match
      return { line: lineNumber, name: name!, version: version!, vendor: null, acceptance: null, installed }
    })
    return [snapshotOf('package', 'rpm', 'names, versions and architectures of packages', rows)]
  },
}
