import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'
import { wholeNumber } from '../../values.ts'

/** `hostd is running.`, `vShield-Endpoint-Mux is not running`, `sshd (pid  901) is running...`, `ds_am start/running, process 812`. */
const ROW =
  /^(?:\[[^\]]{1,40}\] )?(?:Checking for service )?([A-Za-z][\w@.-]{1,80})(?: service)?(?: \(pid +([\d ]{1,60})\))? is (running|not running|stopped|dead but .{1,40}?)(?: \(pid[ =:]*(\d+)\))?[\s.]*$/
/** The command itself, pasted without its prompt. */
const COMMAND = /^(?:\/etc\/init\.d\/\S{1,80} status|service \S{1,80} status)\s*$/
const UPSTART =
  /^([A-Za-z][\w@.-]{1,80}) (start|stop)\/(running|waiting|starting|stopping|pre-start|post-start|spawned|killed|pre-stop|post-stop)(?:, process (\d+))?$/

/** The `status` of init scripts: of ESXi (`/etc/init.d/NAME status`), of System V and of upstart. */
export const initStatus: SnapshotParser = {
  id: 'init-status',
  title: "an init script's status",
  samples: [
    {
      text: 'vShield-Endpoint-Mux is not running',
      expect: { kind: 'service', count: 1, rows: [{ line: 1, name: 'vShield-Endpoint-Mux', state: 'stopped' }] },
    },
    {
      text: '/etc/init.d/nsx-proxy status\nnsx-proxy is running',
      expect: { kind: 'service', count: 1, rows: [{ line: 2, name: 'nsx-proxy', state: 'running' }] },
    },
    {
      text: ['nsx-context-mux is running', 'sshd (pid  901) is running...', 'ds_am start/running, process 812'].join(
        '\n',
      ),
      expect: {
        kind: 'service',
        rows: [
          { name: 'nsx-context-mux', state: 'running' },
          { name: 'sshd', pid: 901 },
          { name: 'ds_am', pid: 812 },
        ],
      },
    },
  ],

  recognise: (lines) =>
    lines.some((line) => ROW.test(line) || UPSTART.test(line)) &&
    shareOf(lines, (line) => ROW.test(line) || UPSTART.test(line) || COMMAND.test(line)) > 0.6
      ? 0.85
      : 0,

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const job = UPSTART.exec(line)
      if (job) {
        const state = job[3] === 'running' ? 'running' : job[3] === 'waiting' ? 'stopped' : 'pending'
        return { line: lineNumber, name: job[1]!, display: null, state, pid: wholeNumber(job[4]) } as const
      }
      const match = ROW.exec(line)
      if (!match) return null
      const state = match[3] === 'running' ? 'running' : 'stopped'
      const pid = wholeNumber(match[4] ?? match[2]?.trim().split(' ')[0])
      return { line: lineNumber, name: match[1]!, display: null, state, pid } as const
    })
    return [snapshotOf('service', 'init-status', 'says that a service is running or not', rows)]
  },
}
