import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { ofSnapshot } from '../../facts/evidence.ts'
import type { GiVm } from '../../facts/gi/vms.ts'
import { compareNumbers, numbersOf } from '../../knowledge/gi/versions.ts'
import { say } from '../../knowledge/text.ts'
import { differs, type FactKind, inWords, type Piece, type Sources, together } from './fact.ts'

const LOADED = inWords('loaded', 'ロード済み')
const NOT_LOADED = inWords('not loaded', '未ロード')

/** Of protected VMs. */
export const GUEST_FACTS: readonly FactKind[] = [
  {
    fact: 'tools-version',
    title: say('Version of VMware Tools', 'VMware Tools のバージョン'),
    find: ({ gi }) => {
      const pieces = ofVms(gi.vms, (vm) => {
        const { version, build, evidence } = vm.tools
        return version || build ? { value: version ?? `build-${build}`, evidence } : null
      })
      const isKnownBad = pieces.some(({ value }) => isVersion(value, '10.3.5'))
      return together(
        pieces,
        isKnownBad
          ? say(
              '10.3.5 is known to stop forwarding file events after an upgrade of NSX that failed; 10.3.10 does not (Broadcom KB 320927)',
              '10.3.5 には NSX のアップグレード失敗後にファイル イベントを転送しなくなる既知の不具合がある(10.3.10 で修正、Broadcom KB 320927)',
            )
          : differs(pieces, 'The VMs have different versions', 'VM 間でバージョンが異なる'),
      )
    },
    otherwise: 'file',
    missing: say(
      'In the folder of the VM: `egrep -i "toolbox: version|driverentry" vmware.log`',
      'VM のフォルダで:`egrep -i "toolbox: version|driverentry" vmware.log`',
    ),
  },
  {
    fact: 'vsepflt-build',
    title: say('Build of the thin agent (vsepflt)', 'シン エージェント(vsepflt)のビルド'),
    find: ({ gi }) => {
      const pieces = ofVms(gi.vms, (vm) => {
        const line = vm.lines.findLast(({ kind }) => kind === 'loaded')
        const build = vm.agentLoaded.build ?? line?.read.build
        return build ? { value: `build-${build}`, evidence: vm.agentLoaded.evidence } : null
      })
      return together(pieces, differs(pieces, 'The VMs have different builds', 'VM 間でビルドが異なる'))
    },
    otherwise: 'file',
    missing: say(
      'In the folder of the VM: `egrep -i "toolbox: version|driverentry" vmware.log`',
      'VM のフォルダで:`egrep -i "toolbox: version|driverentry" vmware.log`',
    ),
  },
  asked(
    'vsepflt-file-version',
    say('Version of the file vsepflt.sys', 'vsepflt.sys のファイル バージョン'),
    say(
      'In the guest: properties, version of `C:\\Windows\\System32\\drivers\\vsepflt.sys`',
      'ゲスト OS で `C:\\Windows\\System32\\drivers\\vsepflt.sys` のプロパティのバージョン',
    ),
  ),
  {
    fact: 'network-introspection',
    title: say(
      'Driver of Network Introspection (vnetflt, vnetwfp)',
      'ネットワーク イントロスペクション ドライバ(vnetflt/vnetwfp)',
    ),
    find: ({ gi }) =>
      together(
        ofVms(gi.vms, (vm) => {
          const { netLoaded, drivers } = vm
          if (netLoaded.is === 'there')
            return {
              ...(netLoaded.build ? { value: `build-${netLoaded.build}` } : LOADED),
              evidence: netLoaded.evidence,
            }
          if (drivers.netDriver.is === 'there') return { ...LOADED, evidence: drivers.netDriver.evidence }
          return netLoaded.is === 'absent' ? { ...NOT_LOADED, evidence: vm.agentLoaded.evidence } : null
        }),
        say(
          'Not needed for protection against malware; it may be removed while a request is worked on',
          '不正プログラム対策には不要。サポート リクエストの調査中はアンインストールを求められることがある',
        ),
      ),
    otherwise: 'ask',
    missing: say(
      'In the guest: `driverquery /v`, and the version of `vnetflt.sys` or `vnetwfp.sys`',
      'ゲスト OS で:`driverquery /v` と、`vnetflt.sys` または `vnetwfp.sys` のバージョン',
    ),
  },
  {
    fact: 'guest-os',
    title: say('Guest operating system and service pack', 'ゲスト OS とサービス パック'),
    find: ({ gi }) =>
      together(ofVms(gi.vms, (vm) => vm.guestOs && { value: vm.guestOs.value, evidence: [vm.guestOs.evidence] })),
    otherwise: 'ask',
    missing: say(
      'In the guest: `systeminfo` (with the service pack)',
      'ゲスト OS で:`systeminfo`(サービス パックを含む)',
    ),
  },
  {
    fact: 'filter-drivers',
    title: say('Other filter drivers of the file system', 'その他のファイル システム フィルタ ドライバ'),
    find: ({ gi }) => {
      const pieces = ofVms(gi.vms, (vm) => filtersOf(vm, gi))
      const isScanner = pieces.some(({ value }) => /\b32\d{4}\b/.test(value.replace(/vsepflt \d+/, '')))
      return together(
        pieces,
        isScanner
          ? say(
              'Another filter of the altitude of virus scanners (320000–329999) is loaded',
              'ウイルス対策の高度(320000~329999)に別のフィルタがロードされている',
            )
          : null,
      )
    },
    otherwise: 'ask',
    missing: say(
      'In the guest, as administrator: `fltmc` and `driverquery`',
      'ゲスト OS の管理者コマンド プロンプトで:`fltmc` と `driverquery`',
    ),
  },
  asked(
    'vsepumc-version',
    say('Version of vsepumc.dll', 'vsepumc.dll のバージョン'),
    say(
      'In the guest: properties, version of `C:\\Program Files\\VMware Tools\\vsepumc.dll`',
      'ゲスト OS で `C:\\Program Files\\VMware Tools\\vsepumc.dll` のプロパティのバージョン',
    ),
  ),
  asked(
    'vsep-dll-version',
    say('Version of vsep.dll', 'vsep.dll のバージョン'),
    say(
      'In the guest: properties, version of `C:\\Program Files\\VMware Tools\\plugins\\vmsvc\\vsep.dll`',
      'ゲスト OS で `C:\\Program Files\\VMware Tools\\plugins\\vmsvc\\vsep.dll` のプロパティのバージョン',
    ),
  ),
  {
    fact: 'hardware-version',
    title: say('Version of the virtual hardware', '仮想ハードウェアのバージョン'),
    find: ({ gi }) => {
      const pieces = ofVms(gi.vms, (vm) => {
        const setting = vm.settings.get('virtualhw.version')
        return setting ? { value: setting.value, evidence: [setting.evidence] } : null
      })
      const isOld = pieces.some(({ value }) => Number(value) < 9)
      return together(
        pieces,
        isOld
          ? say(
              'Below 9: with NSX 6.4.1 and later, protection does not survive vMotion',
              '9 未満:NSX 6.4.1 以降では vMotion 後に保護が継続しない',
            )
          : null,
      )
    },
    otherwise: 'file',
    missing: say('The .vmx of the VM: `virtualHW.version`', 'VM の .vmx の `virtualHW.version`'),
  },
  asked(
    'workload',
    say('What the affected VMs are for', '影響を受けている VM の用途'),
    say('What do they serve: web, database, desktop …?', 'Web、データベース、デスクトップなどの用途'),
  ),
  asked(
    'suspend-file',
    say('Suspended during the problem (.vmss)', '問題発生中のサスペンド ファイル(.vmss)'),
    say(
      'Suspend the VM while it hangs and keep the .vmss (VMware KB 2005831)',
      'ハングアップ中に VM をサスペンドし .vmss を採取する(VMware KB 2005831)',
    ),
  ),
  asked(
    'memory-dump',
    say('Complete memory dump after a blue screen', 'ブルー スクリーン時の完全メモリ ダンプ'),
    say(
      'Only where a guest crashed: a complete dump; a small one is not enough',
      'ゲストがクラッシュした場合のみ。完全メモリ ダンプが必要(ミニ ダンプでは不足)',
    ),
  ),
  asked(
    'power-plan',
    say('Power plan of the guest (sleep)', 'ゲストの電源プラン(スリープ)'),
    say(
      'In the guest: `powercfg /query`; may it sleep when idle?',
      'ゲスト OS で:`powercfg /query`(アイドル時にスリープするか)',
    ),
  ),
  {
    fact: 'driver-states',
    title: say('State of the drivers vsepflt and vmci', 'vsepflt/vmci ドライバの状態'),
    find: ({ gi }) =>
      together(
        ofVms(gi.vms, ({ drivers: { fileFilter, vmci } }) => {
          const told = [
            { name: 'vsepflt', is: fileFilter.is },
            { name: 'vmci', is: vmci.is },
          ].filter(({ is }) => is !== 'unknown')
          if (told.length === 0) return null
          const state = (running: string, not: string): string =>
            told.map(({ name, is }) => `${name} ${is === 'there' ? running : not}`).join(', ')
          return {
            ...inWords(state('running', 'not running'), state('稼働中', '停止')),
            evidence: [...fileFilter.evidence, ...vmci.evidence],
          }
        }),
      ),
    otherwise: 'ask',
    missing: say(
      'In the guest: `sc query vsepflt` and `sc query vmci`',
      'ゲスト OS で:`sc query vsepflt` と `sc query vmci`',
    ),
  },
]

/** A fact that no file holds. */
export function asked(fact: string, title: FactKind['title'], missing: FactKind['missing']): FactKind {
  return { fact, title, find: () => null, otherwise: 'ask', missing }
}

function ofVms(vms: readonly GiVm[], read: (vm: GiVm) => Omit<Piece, 'of'> | null): Piece[] {
  return vms.flatMap((vm) => {
    const told = read(vm)
    return told ? [{ ...told, of: vm.name }] : []
  })
}

function isVersion(value: string, wanted: string): boolean {
  const numbers = numbersOf(value)
  return numbers !== null && compareNumbers(numbers, numbersOf(wanted)!) === 0
}

function filtersOf(vm: GiVm, gi: Sources['gi']): { value: string; evidence: readonly Evidence[] } | null {
  const table = gi.places.tables(vm.guest, 'minifilter')[0]
  if (!table) return null
  const value = table.rows.map(({ name, altitude }) => `${name} ${altitude ?? ''}`.trim()).join(', ')
  return {
    value,
    evidence: table.rows
      .slice(0, 10)
      .map((row) => ofSnapshot(table, row.line, `${row.name} ${row.altitude ?? ''}`.trim())),
  }
}
