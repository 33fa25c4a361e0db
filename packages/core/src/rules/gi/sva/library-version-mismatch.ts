import { affectsNode } from '../../../facts/gi/ids.ts'
import { UPGRADE_PARTNER } from '../../../knowledge/gi/steps-sva.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { MANAGER_LOG } from '../manager-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** Thin agent and EPSec library speak different versions of their protocol. */
export const libraryVersionMismatch = toldRule({
  id: 'library-version-mismatch',
  title: say('Thin agent and EPSec library do not fit', 'シン エージェントと EPSec ライブラリのバージョンが適合しない'),
  catalogue: ['GI-S11'],
  severity: 'medium',
  references: ['NSX 6.4: Guest Introspection events', 'vShield Administration Guide, events'],
  toldBy: 'manager',
  eras: ['vshield', 'nsx-v'],
  missing: [MANAGER_LOG],
  signs: {
    // NSX for vSphere up to 6.3 writes pairs: `Event ID :: 7;; … Event Code :: 26002;; Severity :: …`.
    pairs: {
      query: '"event code 26002"',
      pattern: /\bEvent Code\s*::\s*26002\b(?=(?:[\s\S]*?Message\s*::\s*(?<text>[^;]{0,300}))?)/,
    },
    event: {
      query: 'systemevent code 26002',
      pattern: /\[SystemEvent\][\s\S]*?Code:'26002'(?=(?:[\s\S]*?Event Message:'(?<text>[^']{0,300}))?)/,
    },
    vshield: { query: 'vsm_fsfd_event_version_mismatch', pattern: /\bVSM_FSFD_EVENT_VERSION_MISMATCH\b/ },
  },
  about: (_read, manager) => [affectsNode('manager', manager), `host:${manager}`],
  summary: (told) =>
    say(
      `${told.teller} reports that the thin agent of a VM does not fit the EPSec library of the SVA ${span(told).en}${told.read.text ? `: ${told.read.text}` : ''}.`,
      `${told.teller} が、仮想マシンのシン エージェントと SVA の EPSec ライブラリの不適合を報告した(${span(told).ja})${told.read.text ? `:${told.read.text}` : ''}。`,
    ),
  steps: () => [
    step(
      say('Write down the version of the library in the SVA', 'SVA で EPSec ライブラリのバージョンを確認する'),
      'strings $(find / -name libEPSec.so 2>/dev/null | head -1) | grep BUILD',
    ),
    step(
      say(
        'Update VMware Tools, and with it the thin agent, in the VMs that the event names',
        'イベントに示された仮想マシンの VMware Tools(シン エージェント)を更新する',
      ),
      null,
      say('The guest has to be restarted', 'ゲスト OS の再起動が必要'),
    ),
    UPGRADE_PARTNER,
  ],
  samples: {
    found: [
      {
        'var/log/vsm.log':
          "2017-05-06 07:08:09.101 GMT+00:00  INFO TaskExecutor-4 SystemEventDao:88 - [SystemEvent] Time:'Sat May 06 07:08:09.100 GMT+00:00 2017', Severity:'Medium', Event Source:'Guest Introspection', Code:'26002', Event Message:'thin agent of vm-31 is too old', Module:'Guest Introspection', Universal Object:'false'",
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
