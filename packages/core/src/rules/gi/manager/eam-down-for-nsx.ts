import { alarmProbe } from '../../../facts/gi/event-text.ts'
import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_EAM, OPEN_EAM_MOB, READ_EAM_LOG, RESTART_EAM } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** NSX watches EAM, on which it depends for deploying. */
export const eamDownForNsx = toldRule({
  id: 'eam-down-for-nsx',
  title: say('NSX reports that EAM is down', 'NSX が EAM の停止を報告した'),
  catalogue: ['GI-N05'],
  severity: 'high',
  references: ['KB 427725', 'NSX events: endpoint_protection'],
  toldBy: 'manager',
  eras: ['nsx-t'],
  missing: [MANAGER_LOG],
  signs: {
    alarm: { ...alarmProbe('eam_status_down'), pattern: /\beam_status_down\b/ },
    told: { query: 'eam_status_down', pattern: /\beam_status_down\b/ },
    said: {
      query: '"esx agent manager eam service" down',
      pattern: /ESX Agent Manager \(EAM\) service on .{0,160} is down/i,
    },
  },
  alarm: 'eam_status_down',
  ends: {
    up: {
      query: '"esx agent manager eam service" up',
      pattern: /ESX Agent Manager \(EAM\) service on .{0,160} is (?:either )?up/i,
    },
  },
  about: (_read, manager) => [affectsEdge('e_agency', manager), affectsNode('manager', manager), `host:${manager}`],
  grade: ({ over }) => (over === null ? 'high' : 'low'),
  summary: (told) =>
    say(
      `${told.teller} reported that the service EAM of its vCenter Server is down ${span(told).en}: it can neither deploy nor repair service VMs.`,
      `${told.teller} が vCenter の EAM サービスの停止を報告した(${span(told).ja})。サービス VM のデプロイ・修復ができない。`,
    ),
  steps: () => [LOOK_AT_EAM, READ_EAM_LOG, RESTART_EAM, OPEN_EAM_MOB],
  samples: {
    found: [
      {
        'var/log/nsxapi.log':
          '2023-05-06T07:08:09.101Z nsx1 NSX 2101 MONITORING [nsx@6876 alarmId="a-1" comp="nsx-manager" eventFeatureName="endpoint_protection" eventState="On" eventType="eam_status_down" level="ERROR" subcomp="monitoring"] ESX Agent Manager (EAM) service on compute manager vc01 is down.',
      },
    ],
    clear: [
      {
        'var/log/nsxapi.log': '2023-05-06T07:08:09.101Z  INFO main StartupLogger - - Started Application in 42 s',
        'paste/health.json': '{"service_instance_id":"si-4","solution_status":"UP"}',
      },
    ],
  },
})
