import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { caseOf } from './testing/case.ts'

const T = (n: number): string => `2025-05-31T09:${String(10 + n).padStart(2, '0')}:01.100Z`

/** Lines of healthy machines that name faults only to say that there are none. */
const VMKERNEL = [
  'cpu3:2097)FSS: 412: flush of volume ds01 done, 0 ENOSPC errors',
  'cpu3:2097)VMotion: 5199: 1709528766123456 S: 14 pages sent, 0 failed',
  'cpu3:2097)VMotionUtil: 5199: 1709528766123456 D: ended without error',
  'cpu3:2097)NMP: nmp_Stats:12: device "naa.600a0b80005" failed: 0',
  'cpu3:2097)MCE: 120: uncorrected errors: 0, corrected: 0',
  'cpu3:2097)Heap: 3534: 0 heaps exceeded, out of memory count 0',
  'cpu3:2097)NFS: 151: mounts 4, lost connection to the server count: 0',
  'cpu3:2097)CMMDS: no partition errors found',
  'cpu3:2097)ScsiDevice: 1234: Device naa.600a0b80005 is not permanently unavailable',
]
const VPXD = [
  'info vpxd[02486] [Originator@6876 sub=Default] Scan ended: no errors found',
  'info vpxd[02486] [Originator@6876 sub=Default] vMotion batch: 12 succeeded, 0 failed',
  'info vpxd[02486] [Originator@6876 sub=Default] login failed count 0',
  'info vpxd[02486] [Originator@6876 sub=Default] Connection refused: 0 for 192.0.2.9:443',
  'info vpxd[02486] [Originator@6876 sub=Default] certificate expired=false for CN=vc01',
  'info vpxd[02486] [Originator@6876 sub=Default] Consolidation failed: 0, consolidation error=0',
  'info vpxd[02486] [Originator@6876 sub=Default] clock skew: 0, time skew detection enabled',
  'info vpxd[02486] [Originator@6876 sub=Default] host is not responding: 0',
]
const VMON = [
  'In(05) host-2101 <vpxd> Crashed detection enabled',
  'In(05) host-2101 <sps> Service crashed count 0',
  'In(05) host-2101 <eam> exited: 0',
]

test('what logs deny is no finding', async () => {
  const lines = (all: readonly string[]): string => all.map((line, n) => `${T(n)} ${line}`).join('\n')
  const { store, bundles, reports } = caseOf(
    { kind: 'vm-support', host: 'esx01', logs: { 'var/run/log/vmkernel.log': lines(VMKERNEL) } },
    {
      kind: 'vc-support',
      host: 'vc01',
      logs: {
        'var/log/vmware/vpxd/vpxd.log': lines(VPXD),
        'var/log/vmware/vmon/vmon.log': VMON.map((line, n) => `${T(n)} ${line}`).join('\n'),
      },
    },
  )
  const { findings, services } = await analyse(store, bundles, reports)
  expect(findings.map(({ rule, summary }) => `${rule}: ${summary.en}`)).toEqual([])
  expect(services.map(({ state }) => state)).not.toContain('stopped')
})

test('the same words with a number, or without the denial, are', async () => {
  const { store, bundles, reports } = caseOf({
    kind: 'vm-support',
    host: 'esx01',
    logs: {
      'var/run/log/vmkernel.log': [
        `${T(1)} cpu3:2097)FSS: 412: flush of volume ds01 done, 3 ENOSPC errors`,
        `${T(2)} cpu3:2097)VMotionUtil: 862: 1709528766123456 S: failed to connect to remote host <192.0.2.31>: Timeout`,
      ].join('\n'),
    },
  })
  const { findings } = await analyse(store, bundles, reports)
  expect(findings.map(({ rule }) => rule).sort()).toEqual(['disk-full', 'vmotion-failed'])
})
