import { indexOfLine, shareOf, snapshotOf } from '../../reading.ts'
import type { ServiceState, SnapshotParser, SnapshotRow } from '../../snapshot.ts'

const HEADING =
  /^\s*(Running|Stopped|StartPending|StopPending|Start Pending|Stop Pending|Disabled|Failed|Degraded|Paused):\s*(.*)$/
const IDS = /^\s*[a-z][\w.@-]*(?:[ ,]+[a-z][\w.@-]*)*\s*$/i
/** In brackets after some ids: `vmware-vcha (Stopped)`. */
const STATES: Readonly<Record<string, ServiceState>> = {
  running: 'running',
  degraded: 'running',
  stopped: 'stopped',
  disabled: 'stopped',
  failed: 'stopped',
  startpending: 'pending',
  stoppending: 'pending',
}

/**
 * `service-control --status --all` of the appliance (and of vCenter on Windows): headings, each with lines of ids below
 * it. The lines begin with a blank or not, long lists are wrapped, and some releases put the ids after the heading.
 */
export const serviceControl: SnapshotParser = {
  id: 'service-control',
  title: 'service-control --status --all',
  begins: HEADING,
  samples: [
    {
      text: [
        'Running:',
        ' applmgmt lwsmd example-svc',
        ' vmware-vpxd vsphere-ui',
        'Stopped:',
        ' vmcam vmware-vcha',
      ].join('\n'),
      expect: {
        kind: 'service',
        count: 7,
        rows: [
          { line: 2, name: 'applmgmt', display: null, state: 'running', pid: null },
          { name: 'lwsmd' },
          { name: 'example-svc' },
          { line: 3, name: 'vmware-vpxd' },
          { name: 'vsphere-ui' },
          { line: 5, name: 'vmcam', state: 'stopped' },
        ],
      },
    },
    {
      text: ['Stopped:', 'vmware-vcha', 'Running:', 'vmware-vpxd', 'StartPending:', 'vmware-sps'].join('\n'),
      expect: {
        kind: 'service',
        rows: [
          { name: 'vmware-vcha', state: 'stopped' },
          { name: 'vmware-vpxd', state: 'running' },
          { name: 'vmware-sps', state: 'pending' },
        ],
      },
    },
    {
      text: ['Running: vmware-eam', 'Stopped:'].join('\n'),
      expect: { kind: 'service', count: 1, rows: [{ name: 'vmware-eam', state: 'running' }] },
    },
  ],

  recognise(lines) {
    if (indexOfLine(lines, HEADING) < 0) return 0
    return shareOf(lines, (line) => HEADING.test(line) || IDS.test(line) || /^INFO:/.test(line)) > 0.9 ? 0.9 : 0
  },

  parse(lines) {
    const rows: SnapshotRow<'service'>[] = []
    let state: ServiceState = 'unknown'
    for (const [index, line] of lines.entries()) {
      const heading = HEADING.exec(line)
      if (heading) state = STATES[heading[1]!.toLowerCase().replace(' ', '')] ?? 'unknown'
      const ids = heading ? heading[2]! : line
      if (!IDS.test(ids) || state === 'unknown') continue
      for (const name of ids.trim().split(/[ ,]+/))
        rows.push({ line: index + 1, name, display: null, state, pid: null })
    }
    return [snapshotOf('service', 'service-control', 'headings Running and Stopped over names of services', rows)]
  },
}
