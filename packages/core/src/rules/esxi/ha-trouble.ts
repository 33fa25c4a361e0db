import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const haTrouble = lineRule({
  id: 'ha-trouble',
  title: say('vSphere HA: a host failed, was isolated or is not protected', 'vSphere HA:ホスト障害・隔離・保護対象外'),
  severity: 'high',
  references: ['KB 2036544', 'KB 2036555'],
  looksIn: ['fdm', 'vpxd', 'journal'],
  signs: {
    isolated: {
      query: 'isolated (true OR "isisolated" OR "host isolated" OR declared)',
      pattern:
        /(?:isolated=true|[Hh]ost .*(?:is )?isolated\b|declar\w+ (?:itself|ourselves|self) (?:to be )?isolated|IsolationDetected)/,
      unless: /\b(?:not|no longer|never) isolated|isolated\W{1,4}(?:false|no\b|0\b)|isolation ?response/i,
      from: /fdm|vpxd|journal/,
    },
    state: {
      query: '"fdm state" OR ("changed state" (dead OR networkisolated OR networkpartitioned OR fdmunreachable))',
      pattern:
        /VC state for host (?<what>host-\d+).*FDM state \(\w+ -> (?<state>Dead|FDMUnreachable|NetworkIsolated|NetworkPartitioned\w*|InitializationError)\)|\bHost (?<what>\S+) changed state: (?<state>Dead|FDMUnreachable|NetworkIsolated|NetworkPartitioned\w*|InitializationError)/i,
      from: /fdm|vpxd|journal/,
    },
    failed: {
      query:
        'component:vim.event.DasHostFailedEvent OR component:vim.event.DasHostIsolatedEvent OR "das host failed" OR "marking host" dead',
      pattern:
        /(?:HA detected (?:a possible|a|that) (?<what>host failure|host \S+)|Marking host (?<what>\S+) as dead|detected a possible host failure|has failed|isolated)/i,
    },
    unprotected: {
      query: '"vsphere ha agent" (error OR unreachable OR uninitialized OR "cannot be")',
      pattern: /vSphere HA agent .*(?:has an error|cannot be|unreachable|uninitiali[sz]|disabled)/i,
    },
    restarted: {
      query: '"vsphere ha" restarted',
      pattern: /vSphere HA (?:restarted|unsuccessfully failed over) (?:this )?(?:virtual machine)?\s*(?<vm>\S+)?/i,
    },
  },
  summary: (group) => {
    const { what, state } = group.read
    const said = what && state ? say(`: ${what} is “${state}”`, `:${what} は「${state}」`) : say('', '')
    return say(
      `vSphere HA tells of trouble on ${group.host} ${span(group).en}${said.en}.`,
      `vSphere HA が ${group.host} で異常を報告した(${span(group).ja})${said.ja}。`,
    )
  },
  steps: () => [
    step(
      say(
        'See in fdm.log of the master and of the host which heartbeat was lost: network, datastore, or both',
        'マスターと該当ホストの fdm.log で、失われたハートビート(ネットワーク・データストア・両方)を確認する',
      ),
    ),
    step(
      say(
        'See management network and its gateway (the isolation address) at that time',
        'その時刻の管理ネットワークと隔離アドレス(既定はゲートウェイ)を確認する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/fdm.log':
          '2024-03-04T05:06:07.100Z info fdm[2099] [Originator@6876 sub=Invt] Host host-31 changed state: Dead',
      },
      {
        'var/log/vmware/vpxd/vpxd.log':
          '2024-03-04T05:06:07.100Z info vpxd[02486] [Originator@6876 sub=Default] [VpxdMoHost::UpdateDasState] VC state for host host-31 (initialized -> initialized), FDM state (Live -> FDMUnreachable), src of state (host-30 -> host-30)',
      },
      {
        'var/run/log/fdm.log':
          '2024-03-04T05:06:07.100Z info fdm[2099] [Originator@6876 sub=Cluster opID=SWI-1a2b] hostId=host-22 state=Slave master=None isolated=true host-list-version=4 config-version=3',
      },
    ],
    clear: [
      {
        'var/log/vmware/vpxd/vpxd.log':
          '2024-03-04T05:06:07.100Z info vpxd[02486] [Originator@6876 sub=Default] [VpxdMoHost::UpdateDasState] VC state for host host-31 (initialized -> initialized), FDM state (Election -> Live), src of state (host-30 -> host-30)',
      },
      {
        'var/run/log/fdm.log':
          '2024-03-04T05:06:07.100Z info fdm[2099] [Originator@6876 sub=Cluster opID=SWI-1a2b] hostId=host-22 state=Master master=None isolated=false host-list-version=4 config-version=3',
      },
      {
        'var/run/log/fdm.log':
          '2024-03-04T05:06:07.100Z info fdm[2099] [Originator@6876 sub=Policy opID=SWI-1a2b] Host host-22 is not isolated',
      },
    ],
  },
})
