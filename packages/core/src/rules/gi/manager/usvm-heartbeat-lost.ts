import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_USVM } from '../../../knowledge/gi/steps-manager.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** NSX Manager hears nothing from the USVM of a host: NSX for vSphere only. */
export const usvmHeartbeatLost = toldRule({
  id: 'usvm-heartbeat-lost',
  title: say('NSX Manager lost the heartbeat of a USVM', 'NSX Manager と USVM 間のハートビートが失われた'),
  catalogue: ['GI-N02'],
  severity: 'high',
  references: ['KB 2096846', 'KB 2144624'],
  toldBy: 'manager',
  eras: ['nsx-v'],
  missing: [MANAGER_LOG],
  signs: {
    heartbeat: { query: '"usvm heartbeat status error"', pattern: /USVM Heartbeat status error/i },
  },
  about: (_read, manager) => [affectsEdge('e_hb', manager), affectsNode('manager', manager), `host:${manager}`],
  summary: (told) =>
    say(
      `${told.teller} reported “USVM Heartbeat status error” ${span(told).en}: the network connection between NSX Manager and a USVM is broken.`,
      `${told.teller} が「USVM Heartbeat status error」を報告した(${span(told).ja})。NSX Manager と USVM 間のネットワーク接続が切断されている。`,
    ),
  steps: () => [
    LOOK_AT_USVM,
    step(
      say(
        'See that the USVM has an address and reaches NSX Manager',
        'USVM の IP アドレスと NSX Manager への到達性を確認する',
      ),
    ),
    step(say('Collect the log of the USVM (KB 2144624)', 'USVM のログを採取する(KB 2144624)')),
  ],
  samples: {
    found: [
      {
        'var/log/vsm.log':
          '2017-05-06 07:08:09.101 GMT+00:00 ERROR pool-3 HealthMonitor:12 - USVM Heartbeat status error for host-31',
      },
    ],
    clear: [
      {
        'var/log/vsm.log':
          "2017-05-06 07:08:09.101 GMT+00:00  INFO TaskExecutor-4 SystemEventDao:88 - [SystemEvent] Time:'Sat May 06 07:08:09.100 GMT+00:00 2017', Severity:'Informational', Event Source:'Guest Introspection', Code:'26000', Event Message:'thin agent of vm-31 is enabled', Module:'Guest Introspection', Universal Object:'false'",
      },
    ],
  },
})
