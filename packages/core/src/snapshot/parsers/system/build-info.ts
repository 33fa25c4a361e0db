import { shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const ROW = /^([A-Z][A-Z_]{1,40})[:=]\s*"?(.*?)"?\s*$/
const OWN = /^(?:BUILDNUMBER|CLOUDVM_VERSION|CLOUDVM_NAME|VERSION|SUMMARY)$/

/** etc/vmware/.buildInfo of the appliance: `VERSION:6.7.0.42000`, `BUILDNUMBER:15129973`. */
export const buildInfo: SnapshotParser = {
  id: 'build-info',
  title: '.buildInfo of the appliance',
  samples: [
    {
      text: [
        'BUILDNUMBER:22617221',
        'CLOUDVM_VERSION:8.0.2.00100',
        'CLOUDVM_NAME:VMware-vCenter-Server-Appliance',
        'SUMMARY:Update 2',
      ].join('\n'),
      expect: {
        kind: 'version',
        count: 1,
        rows: [{ line: 2, product: 'VMware-vCenter-Server-Appliance', version: '8.0.2.00100', build: '22617221' }],
      },
    },
  ],

  recognise(lines) {
    if (lines.length > 60 || shareOf(lines, (line) => ROW.test(line)) < 0.9) return 0
    return lines.some((line) => /^BUILDNUMBER[:=]/.test(line)) &&
      lines.some((line) => OWN.test(ROW.exec(line)?.[1] ?? ''))
      ? 0.95
      : 0
  },

  parse(lines) {
    const found = new Map<string, { value: string; line: number }>()
    for (const [index, line] of lines.entries()) {
      const match = ROW.exec(line)
      if (match) found.set(match[1]!, { value: match[2]!, line: index + 1 })
    }
    const version = found.get('CLOUDVM_VERSION') ?? found.get('VERSION')
    const row = {
      line: version?.line ?? found.get('BUILDNUMBER')?.line ?? 1,
      product: found.get('CLOUDVM_NAME')?.value || 'VMware vCenter Server Appliance',
      version: version?.value || null,
      build: found.get('BUILDNUMBER')?.value || null,
    }
    return [snapshotOf('version', 'build-info', 'BUILDNUMBER of the appliance', [row])]
  },
}
