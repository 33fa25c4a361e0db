import { ofSnapshot } from '../../facts/evidence.ts'
import type { Member, Table } from '../../facts/material.ts'
import { ERA_NAMES } from '../../knowledge/gi/eras.ts'
import { thinAgentInSetup } from '../../knowledge/gi/thin-agent-setup.ts'
import { say } from '../../knowledge/text.ts'
import { differs, type FactKind, inWords, logsOf, type Piece, type Sources, together } from './fact.ts'

/** Of hosts, vCenter and managers. */
export const HOST_FACTS: readonly FactKind[] = [
  {
    fact: 'gi-used',
    title: say('Guest Introspection is used', 'Guest Introspection の使用有無'),
    find: ({ gi }) => {
      if (!gi.isUsed) return null
      const evidence = gi.prepared.flatMap((host) => [
        ...host.muxVib.evidence,
        ...(host.mux.is === 'there' ? host.mux.evidence : []),
        ...(host.vmknic.is === 'there' ? host.vmknic.evidence : []),
      ])
      const era = gi.era
        ? ERA_NAMES[gi.era]
        : say('vShield Endpoint / NSX for vSphere', 'vShield Endpoint/NSX for vSphere')
      const words = say(`yes: ${era.en}`, `使用している(${era.ja})`)
      return { value: words.en, words, evidence: evidence.slice(0, 8) }
    },
    otherwise: 'ask',
    missing: say(
      'Is vShield Endpoint or NSX Guest Introspection used here? If not, remove its drivers from the guests.',
      'vShield Endpoint または NSX Guest Introspection を使用しているか。使用していない場合はゲストからドライバを削除する。',
    ),
  },
  {
    fact: 'esxi-build',
    title: say('Version and build of ESXi', 'ESXi のバージョンとビルド'),
    find: ({ gi }) => {
      const pieces = gi.hosts.flatMap((host): Piece[] => {
        const { value, evidence } = buildOf(host.version, host.build, gi.places.tables(host.place, 'version'))
        return value
          ? [{ value, of: host.name, evidence: evidence.length > 0 ? evidence : ofMembers(host.members) }]
          : []
      })
      const host = gi.hosts.find(({ version }) => version !== null)
      const setup = host ? thinAgentInSetup(host.version, host.build) : null
      return together(
        pieces,
        differs(pieces, 'The hosts are of different builds', 'ホスト間でビルドが異なる') ??
          (setup &&
            say(
              `In the setup of VMware Tools the thin agent is called ${setup.en}`,
              `VMware Tools のセットアップでの名称:${setup.ja}`,
            )),
      )
    },
    otherwise: 'file',
    missing: say('On the host: `uname -a` or `vmware -vl`', 'ホストで:`uname -a` または `vmware -vl`'),
  },
  {
    fact: 'vcenter-build',
    title: say('Version and build of vCenter Server', 'vCenter Server のバージョンとビルド'),
    find: ({ gi }) =>
      together(
        gi.vcenters.flatMap((one): Piece[] =>
          one.version
            ? [{ value: numbered(one.version, one.build), of: one.name, evidence: ofMembers(one.members) }]
            : [],
        ),
      ),
    otherwise: 'ask',
    missing: say(
      'In the vSphere Client: Help, About VMware vSphere; or add a bundle of vCenter',
      'vSphere Client の「ヘルプ」の「VMware vSphere のバージョン情報」、または vCenter のバンドルを追加',
    ),
  },
  {
    fact: 'nsx-version',
    title: say('Version of vCNS or NSX', 'vCNS/NSX のバージョン'),
    find: ({ gi }) =>
      together(
        gi.managers.flatMap((one): Piece[] =>
          one.version ? [{ value: one.version, of: one.name, evidence: ofMembers(one.members) }] : [],
        ),
      ),
    otherwise: 'ask',
    missing: say(
      'In vShield or NSX Manager: the version on its first page; or add a bundle of it',
      'vShield/NSX Manager のトップ画面のバージョン、またはそのバンドルを追加',
    ),
  },
  {
    fact: 'mux-vib',
    title: say('Version of the VIB of the Mux', 'Mux の VIB のバージョン'),
    find: ({ gi }) => {
      const pieces = gi.hosts.flatMap((host) =>
        host.muxVibs
          .filter(({ isPending }) => !isPending)
          .map((vib): Piece => ({ value: `${vib.name} ${vib.version}`, of: host.name, evidence: [vib.evidence] })),
      )
      return together(
        pieces,
        differs(pieces, 'The hosts have different versions of it', 'ホスト間でバージョンが異なる'),
      )
    },
    otherwise: 'file',
    missing: say(
      'On the host: `esxcli software vib list | grep -e epsec-mux -e nsx-context-mux`',
      'ホストで:`esxcli software vib list | grep -e epsec-mux -e nsx-context-mux`',
    ),
  },
  {
    fact: 'service-vmknic',
    title: say('vmknic 169.254.1.1 and its port group', 'vmknic 169.254.1.1 とポートグループ'),
    find: ({ gi }) =>
      together(
        gi.prepared.flatMap((host): Piece[] =>
          host.vmknic.is === 'unknown'
            ? []
            : [
                {
                  ...(host.vmknic.is === 'there'
                    ? { value: 'vmservice-vmknic-pg, 169.254.1.1' }
                    : inWords('missing', 'なし')),
                  of: host.name,
                  evidence: host.vmknic.evidence,
                },
              ],
        ),
      ),
    otherwise: 'file',
    missing: say('On the host: `esxcfg-vmknic -l`', 'ホストで:`esxcfg-vmknic -l`'),
  },
  {
    fact: 'esxi-logs',
    title: say('Logs of the ESXi hosts', 'ESXi ホストのログ'),
    find: ({ gi, material }) => {
      const own = gi.hosts.filter(({ members }) => members.some(({ kind }) => kind === 'vm-support'))
      return own.length === 0
        ? null
        : {
            value: own.map(({ name }) => name).join(', '),
            evidence: logsOf(
              own.flatMap(({ members }) => members),
              material,
            ),
          }
    },
    otherwise: 'file',
    missing: say(
      'A bundle of each host (VMware KB 653): `vm-support`',
      '各ホストのサポートバンドル(VMware KB 653):`vm-support`',
    ),
  },
  {
    fact: 'collection-time',
    title: say('When it was collected, and in which zone', '採取日時とタイムゾーン'),
    find: ({ material }) =>
      together(
        material.members.flatMap((member): Piece[] => {
          if (member.collectedAt === null || member.kind === 'client-export') return []
          const table = material
            .snapshots('clock')
            .find((one) => one.bundle === member.bundle && one.member === member.id)
          const row = table?.rows[0]
          const evidence =
            table && row ? [ofSnapshot(table, row.line, `${row.time ?? ''} ${row.zone ?? ''}`.trim())] : []
          const zone = member.zone ?? row?.zone ?? null
          return [
            {
              value: `${member.collectedAt.slice(0, 19)}Z${zone ? `, ${zone}` : ''}`,
              of: member.host ?? member.name,
              evidence,
            },
          ]
        }),
      ),
    otherwise: 'file',
    missing: say('On each machine: `date`', '各マシンで:`date`'),
  },
  {
    fact: 'nsx-agent-versions',
    title: say('Versions of the agents that NSX-T reports, by VM', 'NSX-T が報告する VM ごとのエージェント バージョン'),
    find: ({ gi }) =>
      together(
        reports(gi, /^(?:file_agent_version|network_agent_version|tools_version)$/).map(
          ({ object, field, value, evidence }) => ({
            value: `${field} ${value}`,
            of: object || '?',
            evidence: [evidence],
          }),
        ),
      ),
    otherwise: 'ask',
    missing: say(
      'Paste what the API of NSX Manager answers of `VmToolsInfo` (JSON)',
      'NSX Manager の API の `VmToolsInfo` の応答(JSON)を貼り付ける',
    ),
  },
]

function reports(
  gi: Sources['gi'],
  field: RegExp,
): { object: string; field: string; value: string; evidence: Piece['evidence'][number] }[] {
  return gi.managers.flatMap((manager) => manager.reports).filter((one) => field.test(one.field))
}

function buildOf(
  version: string | null,
  build: string | null,
  tables: readonly Table<'version'>[],
): { value: string | null; evidence: Piece['evidence'] } {
  for (const table of tables) {
    const row = table.rows.find((one) => /ESXi|VMkernel/.test(one.product) && one.version !== null)
    if (!row) continue
    const text = numbered(row.version!, row.build ?? build)
    return { value: text, evidence: [ofSnapshot(table, row.line, `${row.product} ${text}`)] }
  }
  return { value: version === null ? null : numbered(version, build), evidence: [] }
}

function numbered(version: string, build: string | null): string {
  return build === null ? version : `${version} build-${build}`
}

/** The file in which a bundle says what it is. */
function ofMembers(members: readonly Member[]): Piece['evidence'] {
  return members.flatMap((member) => {
    const path = member.evidence?.version ?? null
    if (path === null) return []
    const time = member.collectedAt
    const text = numbered(member.version ?? '', member.build)
    return [
      {
        basis: 'snapshot' as const,
        bundle: member.bundle,
        member: member.id,
        path,
        line: null,
        time,
        text,
        event: null,
      },
    ]
  })
}
