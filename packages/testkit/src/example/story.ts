import { sps, stackTrace } from '../lines/java.ts'
import { journal } from '../lines/journal.ts'
import { type VmacoreLine, vmacore6 } from '../lines/vmacore.ts'
import { vmkernel6 } from '../lines/vmkernel.ts'
import { vmx6 } from '../lines/vmx.ts'
import type { Random } from '../random.ts'
import { CLICK_1, CLICK_2, DATASTORE, ESX, OPERATOR, ORDER_DB, TIMES, VC } from './cast.ts'
import { during, type Log } from './log.ts'

export interface Logs {
  vpxd: Log
  sps: Log
  journal: Log
  vpxa: Log
  hostd: Log
  vmkernel: Log
  orderDb: Log
}

/**
 * What happened: the storage policy service of vCenter is killed for want of memory and stays down. From then on vpxd's
 * calls to its port are refused. Fifty minutes later an operator powers the order database on: vpxd places it, the host
 * prepares it, then the storage policy check fails, and the host undoes its part. A second try ends the same way.
 */
export function tellStory(r: Random, logs: Logs): void {
  serviceDies(r, logs)
  refusals(r, logs)
  powerOn(r, logs, { click: CLICK_1, time: TIMES.firstTry, task: 'task-20417', host: '61', event: 914_101 })
  powerOn(r, logs, { click: CLICK_2, time: TIMES.secondTry, task: 'task-20431', host: '62', event: 914_166 })
}

function serviceDies(r: Random, logs: Logs): void {
  const time = TIMES.killed
  const heap = stackTrace('java.lang.OutOfMemoryError: Java heap space', [
    'java.util.Arrays.copyOf(Arrays.java:3332)',
    'com.vmware.vslm.globalcache.GlobalCatalogCache.load(GlobalCatalogCache.java:418)',
    'java.lang.Thread.run(Thread.java:748)',
  ])
  const op = 'sps-Main-138812-407'
  const logger = 'com.vmware.vslm.globalcache.GlobalCatalogCache'
  logs.sps.add(
    time - 310,
    sps({
      time: time - 310,
      thread: 'pool-4-thread-2',
      level: 'ERROR',
      op,
      logger,
      message: `Catalog sync failed\n${heap}`,
    }),
  )
  const write = (at: number, program: string, pid: number | undefined, message: string) =>
    logs.journal.add(at, journal({ time: at, host: VC.host, program, pid, message }))
  write(time, 'kernel', undefined, 'Out of memory: Kill process 5120 (vmware-sps.laun) score 212 or sacrifice child')
  write(
    time + 40,
    'kernel',
    undefined,
    'Killed process 5120 (vmware-sps.laun) total-vm:3021448kB, anon-rss:1410992kB, file-rss:0kB',
  )
  write(time + 800, 'vmon', 2210, '<sps> Service exited. Exit code 137')
  for (const attempt of [1, 2, 3]) {
    const at = time + attempt * 66_000
    write(at, 'vmon', 2210, `<sps> Service is being restarted, attempt ${attempt} of 3`)
    write(at + 21_000, 'vmon', 2210, '<sps> Service exited. Exit code 1')
  }
  write(TIMES.givenUp, 'vmon', 2210, '<sps> Service has failed too often and is left stopped')
  const boot = time + 67_500 + r.int(0, 400)
  logs.sps.add(
    boot,
    sps({
      time: boot,
      thread: 'main',
      level: 'ERROR',
      logger: 'com.vmware.sps.Main',
      message: 'Cannot reserve 1024 MB of heap, giving up',
    }),
  )
}

/** vpxd asks the service now and then; since it died every call is refused. */
function refusals(r: Random, logs: Logs): void {
  during(r, TIMES.killed + 9_000, TIMES.end, 190, (time) => refused(r, logs.vpxd, time))
}

function refused(r: Random, log: Log, time: number): void {
  const ends = `<TCP '127.0.0.1 : ${r.int(33_000, 60_900)}'>, <TCP '127.0.0.1 : 8190'>`
  const message = `Failed to connect socket; <io_obj p:0x00007f${r.hex(10)}, h:${r.int(20, 300)}, ${ends}>, e: 111(Connection refused)`
  log.add(time, vmacore6({ time, level: 'warning', program: 'vpxd', thread: '04477', sub: 'Default', message }))
}

interface Attempt {
  click: string
  time: number
  task: string
  /** Part of the numbers of the host's tasks. */
  host: string
  event: number
}

function powerOn(r: Random, logs: Logs, { click, time, task, host, event }: Attempt): void {
  const call = `${click}-3c`
  const step = `${call}-01`
  const agent = `${step}-5e`
  const hostOp = `${agent}-9a41`
  const session = '52e1c7d0-4b9a-2f6e-8d31-0a77bb1c90f4'
  const line =
    (program: string, thread: string) =>
    (ms: number, rest: Partial<VmacoreLine> & Pick<VmacoreLine, 'sub' | 'message'>) =>
      vmacore6({ time: time + ms, level: 'info', program, thread, ...rest })
  const vpxd = line('vpxd', '04502')
  const vpxa = line('vpxa', '2099811')
  const hostd = line('hostd', '2099471')
  const put = (log: Log, ms: number, text: string) => log.add(time + ms, text)

  put(logs.journal, 4, userEvent(time + 4, event, 'vim.event.TaskEvent', 'info', `Task: Power On virtual machine`))
  const begin = `[VpxLRO] -- BEGIN ${task} -- ${ORDER_DB.moid} -- vim.VirtualMachine.powerOn -- ${session}(52aa03f1-90be-11d2-7c55-f0e2d1a6b834)`
  put(logs.vpxd, 0, vpxd(0, { sub: 'vpxLro', op: call, message: begin }))
  put(
    logs.vpxd,
    14,
    vpxd(14, {
      sub: 'VmProv',
      op: step,
      message: `Placement of ${ORDER_DB.name} (${ORDER_DB.moid}): ${ESX.host}, reserving on ${ESX.moid}`,
    }),
  )

  // The host's share of the work, through its agent.
  const lro = `lro-77${host}`
  put(
    logs.vpxa,
    31,
    vpxa(31, {
      sub: 'vpxLro',
      op: agent,
      message: `[VpxLRO] -- BEGIN ${lro} -- vpxa -- vpxapi.VpxaService.reserveVm -- ${session}(${session})`,
    }),
  )
  put(
    logs.hostd,
    44,
    hostd(44, {
      sub: 'Vimsvc.TaskManager',
      op: hostOp,
      user: 'vpxuser:HAKUSAN\\t.mori',
      message: `Task Created : haTask-${ORDER_DB.haId}-vim.VirtualMachine.reconfigure-${host}7001`,
    }),
  )
  put(
    logs.vmkernel,
    52,
    vmkernel6({
      time: time + 52,
      cpu: 11,
      world: 2_099_471,
      message: `World: 12458: VC opID ${hostOp} maps to vmkernel opID ${host}c0ffee`,
    }),
  )
  put(
    logs.vmkernel,
    57,
    vmkernel6({
      time: time + 57,
      cpu: 11,
      world: 2_099_471,
      op: `${host}c0ffee`,
      message: `FS3: 1442: Lock of ${ORDER_DB.name}.vmx on ${DATASTORE.slice(14)} taken`,
    }),
  )
  const vmx = `Vmsvc.vm:${DATASTORE}/${ORDER_DB.name}/${ORDER_DB.name}.vmx`
  put(
    logs.hostd,
    88,
    hostd(88, {
      sub: vmx,
      op: hostOp,
      user: 'vpxuser:HAKUSAN\\t.mori',
      message: 'Reconfigure: 2 devices checked, swap file reserved',
    }),
  )
  put(
    logs.hostd,
    131,
    hostd(131, {
      sub: 'Vimsvc.TaskManager',
      op: hostOp,
      user: 'vpxuser:HAKUSAN\\t.mori',
      message: `Task Completed : haTask-${ORDER_DB.haId}-vim.VirtualMachine.reconfigure-${host}7001 Status success`,
    }),
  )
  put(logs.vpxa, 139, vpxa(139, { sub: 'vpxLro', op: agent, message: `[VpxLRO] -- FINISH ${lro}` }))
  put(
    logs.orderDb,
    96,
    vmx6({
      time: time + 96,
      thread: 'vmx',
      message: `VigorTransportProcessClientPayload: opID=${hostOp} seq=${host}: Receiving Reconfigure request.`,
    }),
  )

  // The check that needs the stopped service.
  put(
    logs.vpxd,
    146,
    vpxd(146, {
      sub: 'VmProv',
      op: step,
      message: `Checking the storage policy of ${ORDER_DB.moid} before it is powered on`,
    }),
  )
  refused(r, logs.vpxd, time + 151)
  refused(r, logs.vpxd, time + 152)
  const thrown =
    'N5Vmomi5Fault11SystemError9ExceptionE(Fault cause: vmodl.fault.SystemError\n)\n[context]zKq7AVECAAAAAEXAMPLE[/context]'
  put(
    logs.vpxd,
    155,
    vpxd(155, {
      level: 'error',
      sub: 'VmProv',
      op: step,
      message: `Get exception while executing action vpx.vmprov.CheckStoragePolicy: ${thrown}`,
    }),
  )
  const reason = `The storage policy service cannot be reached (127.0.0.1:8190): Connection refused`
  put(logs.vpxd, 163, vpxd(163, { sub: 'Default', op: call, message: failure(task, reason) }))

  // What had been reserved is given back.
  const undo = `${agent.slice(0, -2)}6b`
  put(
    logs.vpxa,
    181,
    vpxa(181, {
      sub: 'vpxLro',
      op: undo,
      message: `[VpxLRO] -- BEGIN ${lro}1 -- vpxa -- vpxapi.VpxaService.releaseVm -- ${session}(${session})`,
    }),
  )
  put(
    logs.hostd,
    190,
    hostd(190, {
      level: 'warning',
      sub: vmx,
      op: `${undo}-9a4f`,
      message: 'Reservation of the swap file given back, the machine stays powered off',
    }),
  )
  put(logs.vpxa, 204, vpxa(204, { sub: 'vpxLro', op: undo, message: `[VpxLRO] -- FINISH ${lro}1` }))
  put(
    logs.journal,
    170,
    userEvent(
      time + 170,
      event + 1,
      'vim.event.VmFailedToPowerOnEvent',
      'error',
      `Cannot power on ${ORDER_DB.name} on ${ESX.host}. ${reason}`,
    ),
  )
}

function failure(task: string, reason: string): string {
  return [
    `[VpxLRO] -- ERROR ${task} -- ${ORDER_DB.moid} -- vim.VirtualMachine.powerOn: vmodl.fault.SystemError:`,
    'Result:',
    '(vmodl.fault.SystemError) {',
    '   faultCause = (vmodl.MethodFault) null,',
    '   faultMessage = <unset>,',
    `   reason = "${reason}"`,
    '   msg = ""',
    '}',
    'Args:',
    '',
  ].join('\n')
}

function userEvent(time: number, id: number, type: string, severity: string, text: string): string {
  const stamp = new Date(time).toISOString().replace('Z', '204Z')
  const message = `Event [${id}] [1-1] [${stamp}] [${type}] [${severity}] [${OPERATOR}] [白山DC] [${id - 1}] [${text}]`
  return journal({ time, host: VC.host, program: 'vpxd', pid: 4460, message })
}
