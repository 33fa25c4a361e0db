import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import { say } from '../../../knowledge/text.ts'
import { paste, unclear } from '../../gi-looks.ts'
import { vmRule } from '../../gi-vm-rule.ts'

/**
 * Reading and writing, unzipping, saving, logging on or backing up is slow. No log proves that the thin agent is the cause:
 * only a measurement with and without it does. The order is that of the articles: what is cheap and changes nothing first.
 */
export const guestSlow = vmRule({
  id: 'guest-slow',
  title: say('The thin agent makes a VM slow', 'シン エージェントにより仮想マシンが遅くなっている'),
  catalogue: ['GI-G12'],
  severity: 'medium',
  references: ['KB 2096846', 'KB 2144236', 'KB 2094239'],
  concerns: hasAgentTrace,
  look: () =>
    unclear(
      say(
        'which VMs are slow, since when, and at what (files, unzipping, saving, logging on, backup)',
        'どの仮想マシンが、いつから、何の処理(ファイルの読み書き・解凍・保存・ログオン・バックアップ)で遅いか',
      ),
      say(
        'the versions of ESXi, vCenter Server, NSX, the security solution and VMware Tools, to be compared with the interoperability matrices first',
        'まず互換性を確認するための ESXi・vCenter Server・NSX・セキュリティ製品・VMware Tools のバージョン',
      ),
      paste('fltmc', say('in the slow VM as administrator', '遅い仮想マシン(管理者)')),
      say(
        'how long the same work takes after `fltmc unload vsepflt` and again after `fltmc load vsepflt` (the guest is not protected in between); slow only when loaded: KB 2144236',
        '`fltmc unload vsepflt` 後と `fltmc load vsepflt` 後の同じ処理の所要時間(アンロード中は保護されない)。ロード時のみ遅い場合は KB 2144236',
      ),
      say(
        'a recording of Process Monitor during the slow work, which shows what is scanned (KB 2094239); for performance ask the vendor of the security solution first',
        '遅い処理中の Process Monitor の記録(KB 2094239)。パフォーマンスの問題はまずセキュリティ製品のベンダーに問い合わせる',
      ),
    ),
})
