import { keyedBlocks } from '../../blocks.ts'
import { snapshotOf } from '../../reading.ts'
import type { ServiceState, SnapshotParser } from '../../snapshot.ts'
import { orNull, wholeNumber } from '../../values.ts'

const STATES: Readonly<Record<string, ServiceState>> = {
  STARTED: 'running',
  STOPPED: 'stopped',
  STARTING: 'pending',
  STOPPING: 'pending',
}

/** `vmon-cli --status NAME` of the appliance, with what the service says of its health. */
export const vmonStatus: SnapshotParser = {
  id: 'vmon-status',
  title: 'vmon-cli --status',
  samples: [
    {
      text: ['Name: sps', 'Starttype: AUTOMATIC', 'RunState: STOPPED', 'HealthState: UNHEALTHY', 'FailStop: TRUE'].join(
        '\n',
      ),
      expect: {
        kind: 'service',
        count: 1,
        rows: [{ line: 1, name: 'sps', display: 'UNHEALTHY', state: 'stopped', pid: null }],
      },
    },
    {
      text: ['Name: vpxd', 'Starttype: AUTOMATIC', 'RunState: STARTED', 'RunAsUser: root', 'MainProcessId: 2101'].join(
        '\n',
      ),
      expect: { kind: 'service', rows: [{ name: 'vpxd', state: 'running', pid: 2101 }] },
    },
  ],

  recognise: (lines) =>
    keyedBlocks(lines.slice(0, 200), 'Name').some(({ field }) => field('RunState') !== '') ? 0.95 : 0,

  parse(lines) {
    const rows = keyedBlocks(lines, 'Name')
      .filter(({ field }) => field('RunState') !== '')
      .map(({ heading, line, field }) => ({
        line: heading === '' ? line : line + 1,
        name: field('Name'),
        display: orNull(field('HealthState')),
        state: STATES[field('RunState')] ?? 'unknown',
        pid: wholeNumber(field('Pid') || field('MainProcessId')),
      }))
    return [snapshotOf('service', 'vmon-status', 'fields Name and RunState of vmon-cli', rows)]
  },
}
