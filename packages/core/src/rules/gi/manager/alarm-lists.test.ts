import { expect, it } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { hostBundle } from '../../testing/gi-bundles.ts'
import { judge } from '../../testing/judge.ts'
import { svaAlarm } from '../sva/sva-alarm.ts'
import { eamDownForNsx } from './eam-down-for-nsx.ts'
import { hostChannelDown } from './host-channel-down.ts'
import { partnerChannelDown } from './partner-channel-down.ts'

interface Listed {
  type: string
  feature?: string
  status?: string
  text?: string
}

/** What `GET /policy/api/v1/alarms` answers, pasted. */
function listed(...alarms: readonly Listed[]): CaseMember {
  const results = alarms.map(({ type, feature = 'endpoint_protection', status = 'OPEN', text = '' }, n) => ({
    id: `a-${n}`,
    feature_name: feature,
    event_type: type,
    status,
    severity: 'HIGH',
    last_reported_time: Date.UTC(2024, 4, 2, 9, n),
    description: text,
  }))
  return { kind: 'files', outputs: { 'paste/alarms.json': JSON.stringify({ results, result_count: results.length }) } }
}

const HOST = hostBundle({ vms: ['app01'], nsx: true })

it.each([
  [partnerChannelDown, 'partner_channel_down'],
  [eamDownForNsx, 'eam_status_down'],
  [svaAlarm, 'svm_health_status_down'],
  [hostChannelDown, 'control_channel_to_transport_node_down'],
])('an open alarm of the list is found, one that is over is not', async (rule, type) => {
  const { findings } = await judge(rule, HOST, listed({ type }))
  expect(findings).toHaveLength(1)
  expect(findings[0]!.evidence[0]!.text).toContain(type)
  expect((await judge(rule, HOST, listed({ type, status: 'RESOLVED' }))).findings).toEqual([])
})

it('an alarm of a channel names its host and its time', async () => {
  const text = 'Management channel to Transport Node esx11.lab.example (10.8.7.40) is down for 5 minutes.'
  const alarm = { type: 'management_channel_to_transport_node_down', feature: 'communication', text }
  const { findings } = await judge(hostChannelDown, HOST, listed(alarm))
  expect(findings[0]!.affects).toContain('edge:e_ops@esx11.lab.example')
  expect(findings[0]!.from).toBe('2024-05-02T09:00:00.000000Z')
})

it('the connection to the SVA is red from the alarm on, as far as nothing newer says otherwise', async () => {
  const { outputs = {}, ...rest } = HOST
  const others = Object.fromEntries(Object.entries(outputs).filter(([path]) => !path.includes('connection-list')))
  const bare = { ...rest, outputs: others }
  const { analysis } = await judge(partnerChannelDown, bare, listed({ type: 'partner_channel_down' }))
  expect(analysis.topology.edges.find(({ id }) => id === 'e_epsec@esx11.lab.example')?.health).toBe('failed')
})

it('is read from the command line of NSX, too', async () => {
  const text = 'Feature: endpoint_protection\nEvent Type: partner_channel_down\nState: OPEN\nSeverity: CRITICAL\n'
  const paste = { kind: 'files', outputs: { 'paste/get alarms.txt': text } }
  expect((await judge(partnerChannelDown, HOST, paste)).findings).toHaveLength(1)
})
