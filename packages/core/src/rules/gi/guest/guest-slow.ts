import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import { ASK_PARTNER, COMPARE_UNLOADED, RECORD_WITH_PROCMON, UPGRADE_TOOLS } from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { outcomeOf, paste, unclear } from '../../gi-looks.ts'
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
      outcomeOf(UPGRADE_TOOLS),
      outcomeOf(COMPARE_UNLOADED),
      outcomeOf(RECORD_WITH_PROCMON),
      outcomeOf(ASK_PARTNER),
    ),
})
