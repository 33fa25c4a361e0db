import { affectsNode } from '../../../facts/gi/ids.ts'
import { RELIEVE_SVA } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** vShield's own events: more file events than the SVA takes. */
export const svaOverloaded = toldRule({
  id: 'sva-overloaded',
  title: say('An SVA drops events: it is overloaded', 'SVA が過負荷によりイベントを破棄している'),
  catalogue: ['GI-S05'],
  severity: 'high',
  references: ['vShield Administration Guide, events'],
  toldBy: 'manager',
  eras: ['vshield', 'nsx-v'],
  missing: [MANAGER_LOG],
  signs: {
    name: {
      query: 'vsm_svm_event_fsfd_flood_detected OR vsm_svm_event_dropped_events OR vsm_fsfd_event_timeout',
      pattern: /\bVSM_(?:SVM|FSFD)_EVENT_(?<what>FSFD_FLOOD_DETECTED|DROPPED_EVENTS|TIMEOUT)\b/,
    },
    code: {
      query: '"event code 2003" OR "event code 2005" OR "event code 0004"',
      pattern: /Event Code\s*::\s*(?<what>2003|2005|0004)\b/,
    },
  },
  about: (_read, manager) => [affectsNode('manager', manager), `host:${manager}`],
  summary: (told) =>
    say(
      `${told.teller} reported ${told.read.what} ${span(told).en}: thin agents sent more events than the SVA could take, and some were not scanned.`,
      `${told.teller} が ${told.read.what} を報告した(${span(told).ja})。シン エージェントからのイベントが SVA の処理能力を超え、一部が検査されていない。`,
    ),
  steps: () => RELIEVE_SVA,
  samples: {
    found: [
      {
        'var/log/vsm.log':
          '2013-05-06 07:08:09.101 GMT+00:00  INFO pool-3 EventDao:88 - VSM_SVM_EVENT_DROPPED_EVENTS: SVM sva-03 dropped 41 events',
      },
    ],
    clear: [
      {
        'var/log/vsm.log':
          '2013-05-06 07:08:09.101 GMT+00:00  INFO pool-3 EventDao:88 - VSM_SVM_EVENT_ENABLED: SVM sva-03 is enabled',
      },
    ],
  },
})
