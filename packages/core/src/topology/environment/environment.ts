import type { EnvironmentFact } from '@bundlescope/contract/analysis.ts'
import type { GiModel } from '../../facts/gi/gi.ts'
import type { Material } from '../../facts/material.ts'
import { say } from '../../knowledge/text.ts'
import { type FactKind, logsOf, together } from './fact.ts'
import { asked, GUEST_FACTS } from './guest-facts.ts'
import { HOST_FACTS } from './host-facts.ts'

const OTHER_FACTS: readonly FactKind[] = [
  {
    fact: 'partner',
    title: say('Partner solution and its version', 'パートナー製品とバージョン'),
    find: ({ gi }) => {
      const pieces = gi.svas.flatMap((sva) =>
        sva.version
          ? [
              {
                value: `Trend Micro Deep Security ${sva.version.value}`,
                of: sva.name,
                evidence: [sva.version.evidence],
              },
            ]
          : [],
      )
      const isOld = pieces.some(({ value }) => / 9\.0/.test(value))
      return together(
        pieces,
        isOld
          ? say(
              'Version 9.0 has several known defects: upgrade',
              '9.0 には既知の不具合が複数ある(アップグレードを推奨)',
            )
          : null,
      )
    },
    otherwise: 'ask',
    missing: say(
      'Name and version of the security solution, and of its manager',
      'セキュリティ製品とそのマネージャの名称とバージョン',
    ),
  },
  {
    fact: 'epsec-library',
    title: say('BUILD of the EPSec library', 'EPSec ライブラリの BUILD'),
    find: ({ gi }) =>
      together(
        gi.svas.flatMap((sva) =>
          sva.library ? [{ value: sva.library.value, of: sva.name, evidence: [sva.library.evidence] }] : [],
        ),
      ),
    otherwise: 'ask',
    missing: say(
      'On the service VM: `strings <path>/libEPSec.so | grep BUILD`',
      'サービス VM で:`strings <パス>/libEPSec.so | grep BUILD`',
    ),
  },
  {
    fact: 'svm-logs',
    title: say('Logs of the service VM', 'サービス VM のログ'),
    find: ({ gi, material }) => {
      const own = gi.svas.filter(({ place }) => place !== null && place.members.length > 0)
      return own.length === 0
        ? null
        : {
            value: own.map(({ name }) => name).join(', '),
            evidence: logsOf(
              own.flatMap(({ place }) => place!.members),
              material,
            ),
          }
    },
    otherwise: 'ask',
    missing: say(
      'The diagnostics of the service VM, as its vendor collects them',
      'サービス VM の診断情報(採取方法はベンダーに確認)',
    ),
  },
  asked(
    'affected-scope',
    say('What is affected, since when, and how', '影響範囲・発生時期・症状'),
    say(
      'Which VMs on which hosts, since when, and what is seen?',
      'どのホストのどの VM で、いつから、どのような症状か',
    ),
  ),
  asked(
    'support-request',
    say('Number of the support request', 'サポート リクエスト番号'),
    say('The number under which the vendor keeps the case', 'ベンダーのサポート リクエスト番号'),
  ),
]

/** In the order in which a vendor's support asks for them. */
const ORDER = [
  'gi-used',
  'esxi-build',
  'vcenter-build',
  'tools-version',
  'vsepflt-build',
  'vsepflt-file-version',
  'network-introspection',
  'nsx-version',
  'partner',
  'epsec-library',
  'guest-os',
  'filter-drivers',
  'mux-vib',
  'vsepumc-version',
  'vsep-dll-version',
  'hardware-version',
  'workload',
  'esxi-logs',
  'svm-logs',
  'suspend-file',
  'memory-dump',
  'affected-scope',
  'power-plan',
  'driver-states',
  'support-request',
  'service-vmknic',
  'collection-time',
  'nsx-agent-versions',
]

const FACTS = [...HOST_FACTS, ...GUEST_FACTS, ...OTHER_FACTS].sort(
  (a, b) => ORDER.indexOf(a.fact) - ORDER.indexOf(b.fact),
)

/** The facts that a vendor's support asks for: found, to be asked for, or in a file that is not in the bundles. */
export function environmentOf(gi: GiModel, material: Material): EnvironmentFact[] {
  if (!gi.hasTrace) return []
  return FACTS.map(({ fact, title, find, otherwise, missing }) => {
    const answer = find({ gi, material })
    if (!answer)
      return {
        fact,
        title,
        value: null,
        status: otherwise === 'ask' ? 'ask' : 'not in this bundle',
        remark: missing,
        evidence: [],
      }
    return {
      fact,
      title,
      value: answer.value,
      ...(answer.words && { words: answer.words }),
      status: 'found',
      remark: answer.remark ?? null,
      evidence: [...answer.evidence],
    }
  })
}
