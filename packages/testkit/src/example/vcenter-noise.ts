import { eam, sps, vpxdSvcs } from '../lines/java.ts'
import { journal } from '../lines/journal.ts'
import { type VmacoreLine, vmacore6 } from '../lines/vmacore.ts'
import type { Random } from '../random.ts'
import { ESX, TIMES, VC } from './cast.ts'
import { during, type Log } from './log.ts'

const SERVICES = ['vpxd-extension', 'vsphere-webclient', 'vpxd-svcs', 'backup-svc', 'monitoring']

/** Ordinary vpxd traffic: calls that begin and finish, host updates, alarms, statistics. */
export function vpxdNoise(r: Random, log: Log): void {
  const sessions = Array.from({ length: 24 }, () => `52${r.hex(6)}-${r.hex(4)}-${r.hex(4)}-${r.hex(4)}-${r.hex(12)}`)
  const write = (time: number, rest: Partial<VmacoreLine> & Pick<VmacoreLine, 'sub' | 'message'>) =>
    log.add(
      time,
      vmacore6({ time, level: 'info', program: 'vpxd', thread: String(r.int(4460, 4530)).padStart(5, '0'), ...rest }),
    )
  let lro = 4_100_000
  during(r, TIMES.begin, TIMES.end, 12_500, (time) => {
    const kind = r.int(0, 99)
    if (kind < 48) {
      const op = r.hex(8)
      const thread = String(r.int(4460, 4530)).padStart(5, '0')
      const [target, method] = r.pick([
        ['SessionManager', 'vim.SessionManager.sessionIsActive'],
        ['propertyCollector', 'vmodl.query.PropertyCollector.retrieveContents'],
        ['PerfMgr', 'vim.PerformanceManager.queryPerf'],
        ['EventManager', 'vim.event.EventManager.queryEvents'],
        ['ServiceInstance', 'vim.ServiceInstance.retrieveContent'],
      ] as const)
      const session = r.pick(sessions)
      const name = `lro-${++lro}`
      write(time, {
        sub: 'vpxLro',
        op,
        thread,
        message: `[VpxLRO] -- BEGIN ${name} -- ${target} -- ${method} -- ${session}(${session})`,
      })
      write(time + r.int(1, 60), { sub: 'vpxLro', op, thread, message: `[VpxLRO] -- FINISH ${name}` })
    } else if (kind < 70) {
      const generation = 30_000 + Math.floor((time - TIMES.begin) / 4000)
      const op = `HB-host-${r.int(26, 31)}@${generation}-${r.hex(4)}`
      write(time, {
        level: 'verbose',
        sub: 'vpxdMoHost',
        op,
        message: `[HostAccess] Got host changes, generation ${generation}`,
      })
    } else if (kind < 80) {
      const message = `Sample set of ${r.int(40, 900)} counters stored for host-${r.int(26, 31)}, ${r.int(2, 40)} ms`
      write(time, { level: 'verbose', sub: 'vpxdStats', op: `QS-host-${r.int(26, 31)}-${r.hex(8)}`, message })
    } else if (kind < 88) {
      const message = `Cluster domain-c21: imbalance 0.0${r.int(10, 89)}, target 0.1000, nothing to move`
      write(time, { sub: 'drmLogger', op: `SWI-${r.hex(8)}`, message })
    } else if (kind < 94) {
      const message = `Alarm ${r.pick(['Host memory usage', 'Datastore usage on disk', 'Host CPU usage'])} on host-${r.int(26, 31)} stays green`
      write(time, { level: 'verbose', sub: 'alarmMo', op: `ProcessAlarmFiring-${r.hex(8)}`, message })
    } else if (kind < 98) {
      write(time, {
        sub: 'Health',
        op: `SWI-${r.hex(8)}`,
        message: `Health of vpxd is GREEN; ${r.int(310, 690)} MB in use`,
      })
    } else {
      const message = `Work item took ${r.int(1100, 5200)} ms, more than the ${r.pick([500, 1000])} ms allowed`
      write(time, { level: 'warning', sub: 'VpxProfiler', op: r.hex(8), message })
    }
  })
}

/** The reverse proxy in front of vCenter; a part of its log is lost. */
export function rhttpproxyNoise(r: Random, log: Log): void {
  const pointers = Array.from({ length: 60 }, () => `p:0x00007f${r.hex(10)}`)
  during(r, TIMES.begin, TIMES.end, 15_000, (time) => {
    if (time >= TIMES.lostFrom && time < TIMES.lostTo) return
    const client = `<TCP '${r.pick(['192.0.2.51', '192.0.2.33', '192.0.2.34', '127.0.0.1'])} : ${r.int(33_000, 60_900)}'>`
    const thread = String(r.int(2710, 2740)).padStart(5, '0')
    const sub = `Proxy Req ${r.int(10_000, 99_999)}`
    const common = { time, program: 'rhttpproxy', thread, sub } as const
    if (r.chance(0.97)) {
      const message = `New proxy client <io_obj ${r.pick(pointers)}, h:${r.int(20, 90)}, ${client}, <TCP '${VC.ip} : 443'>>`
      log.add(time, vmacore6({ ...common, level: 'verbose', message }))
    } else {
      const message = `Connection to ${r.pick(['/sdk', '/vpxa', '/ui'])} closed by its client ${client} after ${r.int(1, 900)} s`
      log.add(time, vmacore6({ ...common, level: 'warning', message }))
    }
  })
}

/** The storage policy service, as long as it runs. */
export function spsNoise(r: Random, log: Log): void {
  during(r, TIMES.begin, TIMES.killed, 8_000, (time) => {
    const [logger, message] = r.pick([
      ['com.vmware.pbm.domain.profile.impl.ProfileCache', `Profile cache holds ${r.int(14, 16)} profiles`],
      ['com.vmware.sms.provider.vasa.event.EventDispatcher', 'No provider is registered for events'],
      ['com.vmware.vslm.globalcache.GlobalCatalogCache', `Catalog sync of datastore-${r.int(40, 46)} found 0 changes`],
      [
        'com.vmware.pbm.compliance.ComplianceManager',
        `Compliance of vm-${r.int(1010, 1049)} checked in ${r.int(3, 80)} ms`,
      ],
    ] as const)
    const level = r.chance(0.01) ? 'WARN' : 'INFO'
    log.add(
      time,
      sps({
        time,
        thread: `pool-${r.int(2, 9)}-thread-${r.int(1, 4)}`,
        level,
        op: `sps-Main-${r.int(100_000, 140_000)}-${r.int(100, 999)}`,
        logger,
        message,
      }),
    )
  })
}

export function servicesNoise(r: Random, log: Log): void {
  during(r, TIMES.begin, TIMES.end, 5_000, (time) => {
    const [logger, message] = r.pick([
      [
        'com.vmware.vim.dataservices.ConnectionPool',
        `Lease ${r.int(1, 64)} of the pool returned after ${r.int(1, 300)} ms`,
      ],
      [
        'com.vmware.cis.authorization.impl.AclPrivilegeValidator',
        `User HAKUSAN\\svc-${r.pick(SERVICES)} has privilege System.Read`,
      ],
      ['com.vmware.cis.core.kv.impl.Provider', `Feed of provider ${r.pick(SERVICES)} holds ${r.int(100, 4000)} items`],
    ] as const)
    log.add(
      time,
      vpxdSvcs({
        time,
        thread: `tomcat-exec-${r.int(1, 40)}`,
        level: r.chance(0.995) ? 'INFO' : 'WARN',
        logger,
        op: r.hex(8),
        message,
      }),
    )
  })
}

export function eamNoise(r: Random, log: Log): void {
  during(r, TIMES.begin, TIMES.end, 2_400, (time) => {
    const [file, line, message] = r.pick([
      ['VcListener.java', 131, `Retrieved ${r.int(1, 6)} updates`],
      ['AgencyImpl.java', 402, 'All agents of agency 5a1e are as wanted'],
      ['EamHealth.java', 77, 'Own state is green'],
    ] as const)
    log.add(time, eam({ time, level: r.chance(0.5) ? 'INFO' : 'DEBUG', thread: 'vim-monitor', file, line, message }))
  })
}

export function journalNoise(r: Random, log: Log): void {
  const write = (time: number, program: string, pid: number | undefined, message: string) =>
    log.add(time, journal({ time, host: VC.host, program, pid, message }))
  let event = 910_200
  during(r, TIMES.begin, TIMES.end, 3_500, (time) => {
    const kind = r.int(0, 9)
    if (kind < 3) write(time, 'systemd', 1, `Started Session c${r.int(2000, 9900)} of user root.`)
    else if (kind < 5)
      write(time, 'crond', r.int(9000, 30_000), 'pam_unix(crond:session): session closed for user root')
    else if (kind < 6)
      write(
        time,
        'sshd',
        r.int(9000, 30_000),
        `Received disconnect from 192.0.2.51 port ${r.int(40_000, 60_000)}:11: disconnected by user`,
      )
    else {
      const user = `VSPHERE.LOCAL\\${r.pick(SERVICES)}`
      const stamp = new Date(time).toISOString().replace('Z', `${r.int(100, 999)}Z`)
      const text = `User ${user}@127.0.0.1 logged in as JAX-WS RI 2.2.9`
      write(
        time,
        'vpxd',
        4460,
        `Event [${++event}] [1-1] [${stamp}] [vim.event.UserLoginSessionEvent] [info] [${user}] [] [${event - 9}] [${text}]`,
      )
    }
  })
}

/** The agent of vCenter on the host is of the same family; it lives in the host's bundle. */
export function vpxaNoise(r: Random, log: Log): void {
  during(r, TIMES.begin, TIMES.end, 7_000, (time) => {
    const thread = String(r.int(2_099_800, 2_099_840))
    const [sub, message] = r.pick([
      [
        'vpxaInvt',
        `Prepared ${r.int(0, 4)} changed VMs for vCenter, generation ${30_000 + Math.floor((time - TIMES.begin) / 4000)}`,
      ],
      ['hostdcnx', `Statistics of ${r.int(11, 14)} VMs fetched from hostd in ${r.int(2, 60)} ms`],
      ['vpxaMoService', `GetChanges called by ${VC.host}, nothing newer on ${ESX.moid}`],
    ] as const)
    log.add(
      time,
      vmacore6({
        time,
        level: 'verbose',
        program: 'vpxa',
        thread,
        sub,
        op: `HB-${ESX.moid}@${r.int(1, 40)}-${r.hex(4)}`,
        message,
      }),
    )
  })
}
