import { bundle, gz } from '@bundlescope/testkit/bundle.ts'
import { sps } from '@bundlescope/testkit/lines/java.ts'
import { vmacore6 } from '@bundlescope/testkit/lines/vmacore.ts'
import { random } from '@bundlescope/testkit/random.ts'

const START = Date.UTC(2024, 2, 10, 8, 0)
const MINUTE = 60_000

/** What the tests look for in a case bundle. */
export const CASE = {
  host: 'vc07.case.example',
  version: '7.0.3',
  build: '21477706',
  /** 400 ordinary events of vpxd in 100 minutes, and those of the story. */
  root: 'lt5k2m1a-4021-auto-33d-h5:70031111',
  failure: START + 60 * MINUTE,
  needle: 'quorumless',
}

/**
 * A small vc-support bundle: 100 minutes of vpxd (older half compressed) and sps. After an hour a task fails, as an
 * operation of four events in two sources. A different seed gives different bytes, that is another bundle.
 */
export function caseBundle(seed: number): { name: string; bytes: Buffer } {
  const r = random(seed)
  const lines: [number, string][] = []
  const vpxd = (
    time: number,
    level: 'info' | 'warning' | 'error' | 'verbose',
    sub: string,
    message: string,
    op?: string,
  ) => lines.push([time, vmacore6({ time, level, program: 'vpxd', thread: `0${r.int(4400, 4499)}`, sub, op, message })])
  for (let i = 0; i < 400; i++) {
    const time = START + i * 15_000 + r.int(0, 9000)
    if (i % 50 === 49) vpxd(time, 'warning', 'VpxProfiler', `Work item ${i} took ${r.int(1000, 9000)} ms`)
    else
      vpxd(
        time,
        i % 3 === 0 ? 'verbose' : 'info',
        'vpxdMoHost',
        `Host host-${i % 5} answered generation ${i}`,
        `HB-host-${i % 5}@${i}-${r.hex(4)}`,
      )
  }
  const { failure, root } = CASE
  vpxd(
    failure,
    'info',
    'vpxLro',
    `[VpxLRO] -- BEGIN task-${seed} -- vm-77 -- vim.VirtualMachine.powerOn -- 52ab(52cd)`,
    `${root}-5a`,
  )
  vpxd(
    failure + 20,
    'warning',
    'Default',
    "Failed to connect socket; <TCP '127.0.0.1 : 40404'>, <TCP '127.0.0.1 : 8190'>, e: 111(Connection refused)",
  )
  vpxd(failure + 30, 'error', 'VmProv', `Storage is ${CASE.needle}\nsecond line of it`, `${root}-5a-01`)
  const fault = `[VpxLRO] -- ERROR task-${seed} -- vm-77 -- vim.VirtualMachine.powerOn: vmodl.fault.SystemError:\nResult:\n(vmodl.fault.SystemError) {\n   reason = "Storage is ${CASE.needle}"\n}`
  vpxd(failure + 40, 'error', 'Default', fault, `${root}-5a`)
  lines.sort(([a], [b]) => a - b)
  const text = (part: [number, string][]) => part.map(([, line]) => `${line}\n`).join('')
  const half = lines.length >> 1

  const policy = Array.from({ length: 60 }, (_, i) => {
    const time = START + i * MINUTE
    const message =
      i === 59 ? `ポリシー確認に失敗しました (seed ${seed})` : `Profile cache holds ${10 + (i % 4)} profiles`
    return `${sps({ time, thread: 'pool-2-thread-1', level: i === 59 ? 'ERROR' : 'INFO', op: i === 59 ? `${root}-5a-01-7f` : `sps-Main-${i}-1`, logger: 'com.example.Cache', message })}\n`
  }).join('')

  const top = `vc-${CASE.host}-2024-03-10--10.00-${seed}`
  const bytes = bundle({
    [`${top}/commands/vpxd_-v.txt`]: `VMware VirtualCenter ${CASE.version} build-${CASE.build}\n`,
    [`${top}/commands/hostname.txt`]: `${CASE.host}\n`,
    [`${top}/var/log/vmware/vpxd/vpxd-8.log.gz`]: gz(text(lines.slice(0, half))),
    [`${top}/var/log/vmware/vpxd/vpxd.log`]: text(lines.slice(half)),
    [`${top}/var/log/vmware/vmware-sps/sps.log`]: policy,
  }).tgz()
  return { name: `${top}.tgz`, bytes }
}

/** A log that compresses badly, so that sending it takes a moment. */
export function largeLog(seed: number, lines: number): { name: string; bytes: Buffer } {
  const r = random(seed)
  const text = Array.from({ length: lines }, (_, i) =>
    vmacore6({
      time: START + i * 10,
      level: 'info',
      program: 'vpxd',
      thread: '04400',
      sub: 'Default',
      message: `Line ${i} ${r.hex(60)}`,
    }),
  )
  return { name: `vpxd-large-${seed}.log`, bytes: Buffer.from(`${text.join('\n')}\n`) }
}
