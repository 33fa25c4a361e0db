import { describe, expect, it } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { hostBundle } from '../../testing/gi-bundles.ts'
import { judge } from '../../testing/judge.ts'
import { svaAlarm } from '../sva/sva-alarm.ts'
import { eamDownForNsx } from './eam-down-for-nsx.ts'
import { hostChannelDown } from './host-channel-down.ts'
import { partnerChannelDown } from './partner-channel-down.ts'

interface AlarmLine {
  type: string
  state?: 'On' | 'Off'
  text?: string
}

/** An alarm as NSX Manager writes it: its type stands in the structured data alone. */
function syslog(...alarms: readonly AlarmLine[]): CaseMember {
  const lines = alarms.map(
    ({ type, state = 'On', text = 'See the page of alarms.' }, n) =>
      `<185>1 2023-05-06T07:0${n}:09.101Z nsx1 NSX 2101 MONITORING [nsx@6876 alarmId="a-${n}" comp="nsx-manager" entId="e-1" eventFeatureName="endpoint_protection" eventSev="critical" eventState="${state}" eventType="${type}" level="FATAL" nodeId="n-1" subcomp="monitoring"] ${text}`,
  )
  return { kind: 'nsx-manager', host: 'nsx1', logs: { 'var/log/syslog': lines.join('\n') } }
}

function javaLog({ type, state = 'On', text = 'See the page of alarms.' }: AlarmLine): CaseMember {
  const line = `2023-05-06T07:00:09.101Z ERROR Alarms-2 MonitoringFacade 2101 MONITORING [nsx@6876 comp="nsx-manager" eventState="${state}" eventType="${type}" level="ERROR" subcomp="monitoring"] ${text}`
  return { kind: 'nsx-manager', host: 'nsx1', logs: { 'var/log/proton/nsxapi.log': line } }
}

const RULES = [
  [partnerChannelDown, 'partner_channel_down'],
  [eamDownForNsx, 'eam_status_down'],
  [svaAlarm, 'svm_health_status_down'],
  [hostChannelDown, 'management_channel_to_transport_node_down_long'],
] as const

describe.each(RULES)('an alarm that only its structured data name', (rule, type) => {
  it(`is found (${type})`, async () => {
    expect((await judge(rule, syslog({ type }))).findings).toHaveLength(1)
    expect((await judge(rule, javaLog({ type }))).findings).toHaveLength(1)
  })

  it(`weighs less once it is off, and as much as before when it comes back (${type})`, async () => {
    const severity = (await judge(rule, syslog({ type }))).findings[0]?.severity
    expect(severity).toBeDefined()
    const over = await judge(rule, syslog({ type }, { type, state: 'Off' }))
    expect(over.findings[0]?.severity).not.toBe(severity)
    const again = await judge(rule, syslog({ type }, { type, state: 'Off' }, { type }))
    expect(again.findings[0]?.severity).toBe(severity)
  })

  it(`is none where it only ends (${type})`, async () => {
    expect((await judge(rule, syslog({ type, state: 'Off' }))).findings).toEqual([])
  })
})

describe('host-channel-down', () => {
  const text = 'Management channel to Transport Node esx11.lab.example (192.0.2.7) is'

  it('ends with the line that says so, of the same host', async () => {
    const type = 'management_channel_to_transport_node_down'
    const down = { type, text: `${text} down for 5 minutes.` }
    const up = { type, state: 'Off' as const, text: `${text} up.` }
    const members = [hostBundle({ vms: ['app01'], nsx: true }), syslog(down, up)]
    const { findings } = await judge(hostChannelDown, ...members)
    expect(findings).toMatchObject([{ severity: 'low', from: '2023-05-06T07:00:09.101000Z' }])
    expect(findings[0]!.affects).toContain('edge:e_ops@esx11.lab.example')
    expect(findings[0]!.summary.en).toContain('up again at 2023-05-06 07:01:09.101 UTC')
  })
})

describe('connections to NSX Manager that a list does not show', () => {
  const host = (vib: string): CaseMember => {
    const member = hostBundle({ vms: ['app01'], nsx: true })
    const outputs = Object.entries(member.outputs ?? {}).map(([path, output]) => [
      path,
      path.includes('connection-list')
        ? output.replace(/^.*:1234 .*$/m, '')
        : output.replace(/nsx-context-mux +6\.5\.0-5878325/, vib.padEnd(46)),
    ])
    return { ...member, outputs: Object.fromEntries(outputs) as Record<string, string> }
  }

  it('are missing since NSX-T 3.0, where they must be there', async () => {
    const { findings, analysis } = await judge(hostChannelDown, host('nsx-context-mux   3.2.1.0.0-7.0.19232400'))
    expect(findings).toMatchObject([{ severity: 'medium', confidence: 0.5 }])
    expect(analysis.topology.edges.find(({ id }) => id === 'e_ops@esx11.lab.example')).toMatchObject({
      health: 'degraded',
    })
  })

  it('are not missed in NSX-T 2, nor where nothing tells the release', async () => {
    for (const vib of ['nsx-context-mux   2.5.1.0.0-6.7.15314397', '']) {
      const { findings, check, analysis } = await judge(hostChannelDown, host(vib))
      expect(findings).toEqual([])
      expect(check.outcome).toBe('not-applicable')
      expect(check.missing.map(({ en }) => en).join()).toContain('esxcli software vib list')
      const edge = analysis.topology.edges.find(({ id }) => id === 'e_ops@esx11.lab.example')
      expect(edge?.health ?? 'unknown').toBe('unknown')
    }
  })
})
