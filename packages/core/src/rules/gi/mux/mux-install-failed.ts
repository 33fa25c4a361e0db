import { parseMicros } from '@bundlescope/contract/time.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { when } from '../../../facts/words.ts'
import { PREPARE_HOST_AGAIN, READ_ESXUPDATE } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { cite, FINE, fault, hasLogOf, linesOf, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'

/** `esxupdate: 2101211: esxupdate: ERROR: InstallationError: …`, `[esx.problem.esximage.install.error] Could not install …` */
const FAILED =
  /(?:^|\b)ERROR: (?<why>\S.*)|(?<why2>vmware\.esximage\.Errors\.\w+: .*|\w*(?:Installation|Dependency|Maintenance|Download|Locking)Error: .*)|\[esx\.problem\.esximage\.install\.(?:stage\.)?error\]\s*(?<why3>.*)/
const OF_THE_MUX = /epsec-?mux|context-mux|vShield/i

/** Whatever kept a VIB from being installed on a host that has Guest Introspection, or was to have it. */
export const muxInstallFailed = hostRule({
  id: 'mux-install-failed',
  title: say('VIBs could not be installed on a host', 'ホストで VIB のインストールに失敗した'),
  catalogue: ['GI-M09'],
  severity: 'high',
  references: ['KB 2096846', 'KB 2135278'],
  probes: {
    esxupdate: {
      query: '(source:esxupdate OR source:sxupdate) (error OR installationerror OR dependencyerror)',
      first: 60,
      last: 60,
    },
    event: { query: '"esx problem esximage install"', first: 20, last: 20 },
  },
  alsoAt: (host, { probes, material }) =>
    linesOf(host, probes.esxupdate, FAILED, material).some(({ event }) => OF_THE_MUX.test(event.message)),
  look(host, { material, probes }) {
    const failures = [
      ...linesOf(host, probes.esxupdate, FAILED, material),
      ...linesOf(host, probes.event, FAILED, material),
    ].sort((a, b) => a.event.time.localeCompare(b.event.time))
    if (failures.length === 0) {
      if (hasLogOf(host, material, 'esxupdate', 'sxupdate')) return FINE
      return unclear(say(`var/run/log/esxupdate.log of ${host.name}`, `${host.name} の var/run/log/esxupdate.log`))
    }
    const isItsOwn = failures.some(({ event }) => OF_THE_MUX.test(event.message)) || host.muxVib.is === 'absent'
    // Somebody installed something else; the Mux is there.
    if (!isItsOwn && host.muxVib.is === 'there') return FINE
    const events = failures.map(({ event }) => event)
    const last = failures.at(-1)!
    const why = (last.read.why ?? last.read.why2 ?? last.read.why3 ?? '').slice(0, 240)
    return fault({
      affects: [affectsNode('mux', host.name), affectsEdge('e_deploy', host.name), `host:${host.name}`],
      severity: isItsOwn ? 'high' : 'medium',
      confidence: isItsOwn ? 0.9 : 0.6,
      summary: say(
        `The installation of VIBs on ${host.name} failed, last at ${when(last.event.time)}: “${why}”. ${host.muxVib.is === 'absent' ? 'The Mux is not installed.' : 'Whether it was that of the Mux, the lines before tell.'}`,
        `${host.name} で VIB のインストールに失敗した(最後は ${when(last.event.time)}):「${why}」。${host.muxVib.is === 'absent' ? 'Mux はインストールされていない。' : 'Mux の VIB かどうかは直前の行で確認できる。'}`,
      ),
      evidence: [...cite(material, events), ...host.muxVib.evidence.slice(0, 2)],
      steps: [
        READ_ESXUPDATE,
        step(
          say('See that the RAM disks of the host are not full', 'ホストの RAM ディスクに空きがあるか確認する'),
          'esxcli system visorfs ramdisk list',
        ),
        PREPARE_HOST_AGAIN,
      ],
      from: parseMicros(events[0]!.time),
      to: parseMicros(last.event.time),
    })
  },
})
