import { vmacore6 } from '../lines/vmacore.ts'
import { vmkernel6 } from '../lines/vmkernel.ts'
import { vmx6 } from '../lines/vmx.ts'
import type { Random } from '../random.ts'
import { DATASTORE, ESX, NEIGHBOURS, TIMES } from './cast.ts'
import { during, type Log } from './log.ts'

export function vmkernelNoise(r: Random, log: Log): void {
  const devices = Array.from({ length: 9 }, () => `naa.6000097${r.hex(25)}`)
  during(r, TIMES.begin, TIMES.end, 10_000, (time) => {
    const device = r.pick(devices)
    const module = r.int(0, 9)
    const message =
      module < 5
        ? `ScsiDeviceIO: 4124: Cmd(0x45${r.hex(6)}) 0x1a, CmdSN 0x${r.hex(3)} from world 0 to dev "${device}" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0`
        : module < 8
          ? `NMP: nmp_ThrottleLogForDevice:3872: Cmd 0x85 (0x45${r.hex(6)}, 2097734) to dev "${device}" on path "vmhba${r.int(1, 2)}:C0:T0:L${r.int(0, 8)}" Failed: H:0x0 D:0x2 P:0x0`
          : `DVFilter: 6053: Checking disconnected filters for timeouts`
    const level = r.chance(0.004) ? 'warning' : 'info'
    const text =
      level === 'warning'
        ? `HBX: 3033: Heartbeat of volume ${DATASTORE.slice(14)} took ${r.int(1100, 3900)} ms`
        : message
    log.add(time, vmkernel6({ time, cpu: r.int(0, 31), world: r.int(2_097_200, 2_099_990), level, message: text }))
  })
}

export function hostdNoise(r: Random, log: Log): void {
  let task = 61_000
  during(r, TIMES.begin, TIMES.end, 7_500, (time) => {
    const common = { program: 'hostd', thread: String(r.int(2_099_460, 2_099_490)) } as const
    const kind = r.int(0, 9)
    if (kind < 2) {
      const vm = r.pick(NEIGHBOURS)
      const op = `${r.hex(8)}-${r.hex(2)}-${r.hex(2)}-${r.hex(4)}`
      const name = `haTask-${vm.haId}-vim.VirtualMachine.${r.pick(['reconfigure', 'createScreenshot', 'refreshStorageInfo'])}-${++task}`
      const rest = { ...common, op, user: 'vpxuser', sub: 'Vimsvc.TaskManager', level: 'info' } as const
      const end = time + r.int(20, 900)
      log.add(time, vmacore6({ ...rest, time, message: `Task Created : ${name}` }))
      log.add(end, vmacore6({ ...rest, time: end, message: `Task Completed : ${name} Status success` }))
      return
    }
    const [sub, message] = r.pick([
      [
        'PropertyProvider',
        `RecordOp ASSIGN: summary.quickStats, ${r.pick(NEIGHBOURS).haId}. Sent notification immediately.`,
      ],
      ['Statssvc', `Calculated write I/O size ${r.int(512, 66_000)} for scsi0:0 is over the limit`],
      ['Hostsvc.NetworkProvider', `Pnic vmnic${r.int(0, 3)} link is up, ${r.pick([1000, 10_000])} Mb/s`],
      ['Hbrsvc', 'Replicator: nothing to replicate'],
    ] as const)
    log.add(time, vmacore6({ ...common, time, level: 'verbose', sub, message }))
  })
}

/** vmware.log of a machine that runs, one of its power-ons at the start. */
export function vmxNoise(
  r: Random,
  log: Log,
  vm: { name: string; world: number },
  from: number,
  to: number,
  count: number,
): void {
  const write = (time: number, thread: string, message: string) => log.add(time, vmx6({ time, thread, message }))
  write(
    from,
    'vmx',
    `Log for VMware ESX pid=${vm.world} version=${ESX.version} build=build-${ESX.build} option=Release`,
  )
  write(from + 1, 'vmx', 'The process is 64-bit.')
  write(from + 2, 'vmx', `Hostname=${ESX.host}`)
  write(
    from + 9,
    'vmx',
    `DICT              displayName = "${vm.name}"\nDICT                  memSize = "16384"\nDICT                 numvcpus = "4"`,
  )
  during(r, from + 4_000, to, count, (time) => {
    const [thread, message] = r.pick([
      ['vcpu-0', `Guest: toolbox: heartbeat after ${r.int(1, 30)} s`],
      ['vmx', `GuestRpc: channel ${r.int(1, 4)} reopened`],
      [`vcpu-${r.int(0, 3)}`, `HBACommon: First write on scsi0:${r.int(0, 2)} since the snapshot`],
      ['vmx', 'VMXVmdb_GetMigrationHostLogState: no migration is going on'],
    ] as const)
    write(time, thread, message)
  })
}
