import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** The manager knows of an agency that EAM does not (yet, or any more) have. */
export const agencyNotFound = toldRule({
  id: 'agency-not-found',
  title: say('The EAM agency of a deployment is not found', 'デプロイに対応する EAM エージェンシーが見つからない'),
  catalogue: ['GI-N06'],
  severity: 'high',
  references: ['NSX 6.4: system event syslog format'],
  toldBy: 'manager',
  eras: ['nsx-v'],
  missing: [MANAGER_LOG],
  signs: {
    // NSX for vSphere up to 6.3 writes pairs: `Event ID :: 7;; … Event Code :: 250024;; Severity :: …`.
    pairs: {
      query: '"event code 250024"',
      pattern: /\bEvent Code\s*::\s*250024\b/,
    },
    event: { query: 'systemevent code 250024', pattern: /\[SystemEvent\][\s\S]*?Code:'250024'/ },
  },
  about: (_read, manager) => [affectsEdge('e_agency', manager), affectsNode('manager', manager), `host:${manager}`],
  summary: (told) =>
    say(
      `${told.teller} did not find the EAM agency behind a deployment ${span(told).en}. Services of vCenter Server may still have been starting; if it stays, the agency was deleted.`,
      `${told.teller} がデプロイに対応する EAM エージェンシーを見つけられなかった(${span(told).ja})。vCenter サービスの起動中に発生することがある。継続する場合はエージェンシーが削除されている。`,
    ),
  steps: () => [
    step(
      say(
        'Wait until vCenter Server has started, and see whether the event comes again',
        'vCenter の起動完了を待ち、再発するか確認する',
      ),
    ),
    LOOK_AT_AGENCIES,
    step(
      say('Deploy the service again from the manager', 'マネージャからサービスを再デプロイする'),
      null,
      say(
        'The service VMs are made anew: their hosts are not protected meanwhile',
        'サービス VM が再作成される。その間、対象ホストは保護されない',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vsm.log':
          "2017-05-06 07:08:09.101 GMT+00:00  INFO TaskExecutor-4 SystemEventDao:88 - [SystemEvent] Time:'Sat May 06 07:08:09.100 GMT+00:00 2017', Severity:'High', Event Source:'Guest Introspection', Code:'250024', Event Message:'The agency behind this deployment could not be found', Module:'Guest Introspection', Universal Object:'false'",
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
