import { affectsNode } from '../../../facts/gi/ids.ts'
import { lookAtMux, lookAtMuxLinks, restartMux } from '../../../knowledge/gi/steps-host.ts'
import { LOOK_AT_CHANNEL } from '../../../knowledge/gi/steps-manager.ts'
import { say } from '../../../knowledge/text.ts'
import { HEALTH_JSON } from '../manager-log.ts'
import { toldRule } from '../told-rule.ts'

/** Health comes from the Mux through agents of the host; where these are silent, NSX goes on showing what it last knew. */
export const serviceHealthStale = toldRule({
  id: 'service-health-stale',
  title: say(
    'NSX gets no current health of a service instance',
    'NSX がサービス インスタンスの最新の健全性を取得できていない',
  ),
  catalogue: ['GI-N07'],
  severity: 'medium',
  references: ['NSX API: ServiceInstanceHealthStatus'],
  toldBy: 'manager',
  eras: ['nsx-t'],
  missing: [HEALTH_JSON],
  signs: {},
  reports: ({ type, status, object }) =>
    (type === 'is_stale' && status === 'true') ||
    (type === 'mux_connected_status' && /^(?:false|down|disconnected|not.?connected)$/i.test(status))
      ? { what: object, field: type, value: status }
      : null,
  wellReported: ({ type }) => type === 'is_stale' || type === 'mux_connected_status',
  about: ({ what }, manager) => [affectsNode('manager', manager), ...(what ? [`service:${what}`] : [])],
  summary: (told) =>
    say(
      `The health that ${told.teller} shows of ${told.read.what || 'a service instance'} cannot be relied on: ${told.read.field} is ${told.read.value}.`,
      `${told.teller} が示す ${told.read.what || 'サービス インスタンス'} の健全性は最新ではない(${told.read.field} が ${told.read.value})。`,
    ),
  steps: () => [
    lookAtMux('nsx-context-mux'),
    lookAtMuxLinks('nsx-context-mux'),
    LOOK_AT_CHANNEL,
    restartMux('nsx-context-mux'),
  ],
  samples: {
    found: [{ 'paste/health.json': '{"service_instance_id":"si-4","solution_status":"UP","is_stale":true}' }],
    clear: [
      {
        'paste/health.json':
          '{"service_instance_id":"si-4","solution_status":"UP","is_stale":false,"mux_connected_status":"UP"}',
      },
    ],
  },
})
