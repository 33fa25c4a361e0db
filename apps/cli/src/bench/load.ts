import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { tarEnd, tarMember } from '@bundlescope/testkit/archive/tar.ts'
import { vmacore6 } from '@bundlescope/testkit/lines/vmacore.ts'
import { vmkernel6 } from '@bundlescope/testkit/lines/vmkernel.ts'
import { type Random, random } from '@bundlescope/testkit/random.ts'

/** A log file before rotation, in bytes. */
const PIECE = 50e6
const BYTES_A_LINE = 200
const SPAN_MS = 48 * 3_600_000
const START = Date.UTC(2024, 2, 4, 0, 0)

interface Kind {
  path: string
  name: string
  /** Of the bytes of the bundle. */
  share: number
  line(r: Random, time: number, number: number, op: string): string
}

/** The talk of a busy vCenter and its hosts: a few dozen sentences, filled with numbers that hardly ever repeat. */
const KINDS: readonly Kind[] = [
  { path: 'var/log/vmware/vpxd', name: 'vpxd', share: 0.45, line: vpxdLine },
  { path: 'var/log/vmware/hostd', name: 'hostd', share: 0.2, line: hostdLine },
  { path: 'var/log/vmware/vmkernel', name: 'vmkernel', share: 0.2, line: vmkernelLine },
  { path: 'var/log/vmware/rhttpproxy', name: 'rhttpproxy', share: 0.15, line: proxyLine },
]

/** Writes a vc-support bundle of about so many bytes of logs, older pieces compressed, piece by piece: little memory at any size. */
export async function writeLoad(file: string, bytes: number, seed = 1): Promise<void> {
  await pipeline(Readable.from(members(bytes, seed)), createGzip({ level: 1 }), createWriteStream(file))
}

function* members(bytes: number, seed: number): Generator<Buffer> {
  const top = 'vc-bench.example-2024-03-06--00.10-4711'
  const member = (path: string, body: Buffer) => tarMember(`${top}/${path}`, body, START / 1000)
  yield member('commands/vpxd_-v.txt', Buffer.from('VMware VirtualCenter 7.0.3 build-20150588\n'))
  yield member('commands/hostname.txt', Buffer.from('bench.example\n'))
  for (const [i, kind] of KINDS.entries()) {
    const total = bytes * kind.share
    const pieces = Math.max(1, Math.ceil(total / PIECE))
    const write = writer(kind, random(seed * 10 + i), SPAN_MS / (total / BYTES_A_LINE))
    for (let piece = 1; piece <= pieces; piece++) {
      const text = write(total / pieces)
      yield piece === pieces
        ? member(`${kind.path}/${kind.name}.log`, text)
        : member(`${kind.path}/${kind.name}-${piece}.log.gz`, gzipSync(text, { level: 1 }))
    }
  }
  yield tarEnd()
}

/** A function that returns the next so many bytes of one log; lines come `step` milliseconds apart on average. */
function writer(kind: Kind, r: Random, step: number): (bytes: number) => Buffer {
  let time = START
  let number = 0
  let op = operation(r)
  let left = r.int(2, 12)
  return (bytes) => {
    const parts: string[] = []
    for (let length = 0; length < bytes; ) {
      time += step * (0.2 + 1.6 * r.next())
      number++
      if (--left <= 0) {
        op = operation(r)
        left = r.int(2, 12)
      }
      const line = `${kind.line(r, Math.floor(time), number, op)}\n`
      parts.push(line)
      length += line.length
    }
    return Buffer.from(parts.join(''))
  }
}

function operation(r: Random): string {
  return `l${r.base36(7)}-${r.int(1000, 999_999)}-auto-${r.base36(4)}-h5:${r.int(70_000_000, 70_999_999)}-${r.hex(2)}`
}

function vpxdLine(r: Random, time: number, number: number, op: string): string {
  const level = r.pick(['info', 'info', 'info', 'verbose', 'verbose', 'warning'] as const)
  const line = {
    time,
    level: r.chance(0.03) ? 'error' : level,
    program: 'vpxd',
    thread: `0${r.int(4400, 4530)}`,
  } as const
  const write = (sub: string, message: string) => vmacore6({ ...line, sub, op: r.chance(0.75) ? op : '', message })
  const task = `task-${200_000 + (number % 800_000)}`
  switch (r.int(0, 7)) {
    case 0:
    case 1:
      return write(
        'vpxLro',
        `[VpxLRO] -- BEGIN ${task} -- vm-${number % 5000} -- vim.VirtualMachine.${r.pick(['powerOn', 'reconfigure', 'migrate'])} -- ${r.uuid()}(${r.hex(8)})`,
      )
    case 2:
    case 3:
      return write('vpxLro', `[VpxLRO] -- FINISH ${task}`)
    case 4:
      return write(
        'Default',
        `Failed to connect socket; <io_obj p:0x00007f${r.hex(10)}, h:${r.int(10, 300)}, <TCP '127.0.0.1 : ${r.int(33_000, 60_900)}'>, <TCP '127.0.0.1 : ${r.pick([8190, 15005, 12346])}'>>, e: 111(Connection refused)`,
      )
    case 5:
      return r.chance(0.2)
        ? write(
            'VmProv',
            `Exception in provisioning step ${r.int(1, 40)}: vmodl.fault.SystemError\n(context)\n[context]${r.hex(48)}[/context]`,
          )
        : write('Vmomi', `Activation of ${r.hex(8)} took ${r.int(1, 90_000)} us, queue holds ${r.int(0, 40)}`)
    case 6:
      return write(
        'vpxdStats',
        `Datastore ds:///vmfs/volumes/${r.hex(8)}-${r.hex(8)}-${r.hex(4)}-3cecef21aa40/ free ${r.int(1, 9e8)} of ${r.int(1, 9e9)}`,
      )
    default:
      return write(
        'HostUpdate',
        `Host host-${r.int(1, 64)}.pod${r.int(1, 8)}.example answered generation ${number} after ${r.int(1, 800)} ms`,
      )
  }
}

function hostdLine(r: Random, time: number, number: number, op: string): string {
  const sub = r.pick(['Vimsvc.TaskManager', 'PropertyProvider', 'Statssvc', 'Hostsvc.NetworkProvider'])
  const level = r.pick(['info', 'info', 'verbose', 'verbose', 'warning'] as const)
  const message = `Task ${r.pick(['Created', 'Completed'])} : haTask-${r.int(1, 400)}-vim.VirtualMachine.reconfigure-${3e8 + number}`
  return vmacore6({
    time,
    level,
    program: 'hostd',
    thread: String(r.int(2_099_400, 2_099_900)),
    sub,
    op: `${op}-01-${r.hex(2)}`,
    user: 'vpxuser',
    message,
  })
}

function vmkernelLine(r: Random, time: number): string {
  const device = `naa.6000097${r.hex(25)}`
  const message = r.chance(0.65)
    ? `ScsiDeviceIO: 4124: Cmd(0x45${r.hex(10)}) 0x1a, CmdSN 0x${r.hex(4)} from world 0 to dev "${device}" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0`
    : `NMP: nmp_ThrottleLogForDevice:3872: Cmd 0x85 (0x45${r.hex(10)}) to dev "${device}" on path "vmhba${r.int(0, 3)}:C0:T${r.int(0, 3)}:L${r.int(0, 200)}" Failed: H:0x${r.int(0, 9)} D:0x2 P:0x0`
  return vmkernel6({
    time,
    cpu: r.int(0, 63),
    world: r.int(2_097_152, 2_109_999),
    level: r.chance(0.01) ? 'warning' : 'info',
    message,
  })
}

function proxyLine(r: Random, time: number, number: number): string {
  const client = `<TCP '${r.pick(['192.0.2.51', '192.0.2.52', '127.0.0.1'])} : ${r.int(33_000, 60_900)}'>`
  const message = `New proxy client <io_obj p:0x00007f${r.hex(10)}, h:${r.int(20, 90)}, ${client}, <TCP '192.0.2.10 : 443'>>`
  return vmacore6({
    time,
    level: r.chance(0.1) ? 'warning' : 'verbose',
    program: 'rhttpproxy',
    thread: `0${r.int(2700, 2799)}`,
    sub: `Proxy Req ${number}`,
    message,
  })
}
