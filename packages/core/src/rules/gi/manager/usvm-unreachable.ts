import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_USVM } from '../../../knowledge/gi/steps-manager.ts'
import { say } from '../../../knowledge/text.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** The Mux reports health to the USVM; NSX for vSphere only. */
export const usvmUnreachable = toldRule({
  id: 'usvm-unreachable',
  title: say('The Mux of a host cannot reach the USVM', 'ホストの Mux が USVM に接続できない'),
  catalogue: ['GI-N03'],
  severity: 'medium',
  references: ['NSX 6.4: Guest Introspection events'],
  toldBy: 'manager',
  eras: ['nsx-v'],
  missing: [MANAGER_LOG],
  signs: {
    // NSX for vSphere up to 6.3 writes pairs: `Event ID :: 7;; … Event Code :: 26003;; Severity :: …`.
    pairs: {
      query: '"event code 26003" OR "event code 26004"',
      pattern: /^(?=(?:[\s\S]*?\b(?<host>host-\d+)\b)?)[\s\S]*?\bEvent Code\s*::\s*2600[34]\b/,
    },
    event: {
      query: 'systemevent code (26003 OR 26004)',
      pattern: /\[SystemEvent\](?=(?:[\s\S]*?\b(?<host>host-\d+)\b)?)[\s\S]*?Code:'2600[34]'/,
    },
  },
  about: ({ host }, manager) => [
    ...(host ? [affectsEdge('e_usvm', host), `host:${host}`] : []),
    affectsNode('manager', manager),
    `host:${manager}`,
  ],
  summary: (told) =>
    say(
      `${told.teller} reported that the Mux${told.read.host ? ` of ${told.read.host}` : ''} could not connect to the USVM ${span(told).en}. It may be reported when a VM wanted to send its health; scanning itself does not need the USVM.`,
      `${told.teller} が${told.read.host ? ` ${told.read.host} の` : ''} Mux から USVM に接続できないことを報告した(${span(told).ja})。仮想マシンが健全性を送信しようとした際に報告されることがある。検査自体に USVM は不要。`,
    ),
  steps: () => [LOOK_AT_USVM],
  samples: {
    found: [
      {
        'var/log/vsm.log':
          "2017-05-06 07:08:09.101 GMT+00:00  INFO TaskExecutor-4 SystemEventDao:88 - [SystemEvent] Time:'Sat May 06 07:08:09.100 GMT+00:00 2017', Severity:'Medium', Event Source:'Guest Introspection', Code:'26003', Event Message:'MUX on host-31 could not connect to USVM', Module:'Guest Introspection', Universal Object:'false'",
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
