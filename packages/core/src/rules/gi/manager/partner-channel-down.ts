import { alarmProbe } from '../../../facts/gi/event-text.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_VMKNIC, lookAtMux, lookAtMuxLinks, restartMux } from '../../../knowledge/gi/steps-host.ts'
import { LOOK_AT_EPSEC_PORT } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** NSX-T and later: the manager says what the connection list of the host would show. */
export const partnerChannelDown = toldRule({
  id: 'partner-channel-down',
  title: say('NSX reports that a host has lost its SVA', 'NSX がホストと SVA の接続断を報告した'),
  catalogue: ['GI-N04'],
  severity: 'critical',
  references: ['NSX events: endpoint_protection'],
  toldBy: 'manager',
  eras: ['nsx-t'],
  missing: [MANAGER_LOG],
  signs: {
    alarm: { ...alarmProbe('partner_channel_down'), pattern: /\bpartner_channel_down\b/ },
    told: { query: 'partner_channel_down', pattern: /\bpartner_channel_down\b/ },
    said: {
      query: '"partner svm" connection down',
      pattern: /connection (?:between )?.{0,80}Partner SVM.{0,120} is down|Partner SVM connection is down/i,
    },
  },
  alarm: 'partner_channel_down',
  ends: {
    up: { query: '"partner svm" connection up', pattern: /Partner SVM.{0,120} is up/i },
  },
  about: (_read, manager) => [affectsNode('manager', manager), `host:${manager}`],
  grade: ({ over }) => (over === null ? 'critical' : 'medium'),
  summary: (told) =>
    say(
      `${told.teller} reported that the connection between the module of a host and the partner’s SVM is down ${span(told).en}: VMs of that host are not protected.`,
      `${told.teller} が、ホスト モジュールとパートナー SVM 間の接続断を報告した(${span(told).ja})。そのホストの仮想マシンは保護されない。`,
    ),
  steps: () => [
    lookAtMux('nsx-context-mux'),
    lookAtMuxLinks('nsx-context-mux'),
    LOOK_AT_EPSEC_PORT,
    LOOK_AT_VMKNIC,
    restartMux('nsx-context-mux'),
  ],
  samples: {
    found: [
      {
        'var/log/nsxapi.log':
          '2023-05-06T07:08:09.101Z nsx1 NSX 2101 MONITORING [nsx@6876 alarmId="a-1" comp="nsx-manager" eventFeatureName="endpoint_protection" eventState="On" eventType="partner_channel_down" level="ERROR" subcomp="monitoring"] The connection between host module and Partner SVM sva-3 is down.',
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
