import type { NextStep } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

/* What to do next about a service VM, each once. Sources: KB 2096846 (338442), Trend Micro KA-0002868. */

export const LOOK_AT_SCANNER: NextStep = {
  text: say(
    'See in the SVA whether ds_am runs: two processes are normal',
    'SVA で ds_am が動作しているか確認する(正常時は 2 プロセス)',
  ),
  command: 'ps -ef | grep ds_am | grep -v grep',
  risk: null,
}

export const LOOK_AT_EPSEC_PORT: NextStep = {
  text: say(
    'See in the SVA whether it listens on 48651 and the Mux is connected',
    'SVA で 48651 の待ち受けと Mux の接続を確認する',
  ),
  command: 'netstat -tna | grep 48651',
  risk: null,
}

export const RESTART_DS_AGENT: NextStep = {
  text: say('Restart ds_agent in the SVA: ds_am starts with it', 'SVA で ds_agent を再起動する(ds_am も起動する)'),
  command: 'service ds_agent restart',
  risk: say(
    'For a moment no VM of this host is protected',
    '再起動が完了するまで、このホストの仮想マシンは保護されない',
  ),
}

export const START_OLD_SCANNER: NextStep = {
  text: say('Start ds_am in the SVA (DSVA 9.0)', 'SVA で ds_am を起動する(DSVA 9.0)'),
  command: 'sudo start ds_am',
  risk: null,
}

export const REACTIVATE_SVA: NextStep = {
  text: say('Re-activate the SVA in the partner console', 'パートナー コンソールで SVA を再有効化する'),
  command: null,
  risk: null,
}

/** Preferred to rebooting it. What “configuration is lost” covers, the articles tell differently. */
export const REDEPLOY_SVA: NextStep = {
  text: say(
    'Redeploy the SVA from the manager rather than reboot it',
    'SVA は再起動するより、マネージャから再デプロイする',
  ),
  command: null,
  risk: say(
    'The host is not protected meanwhile, and configuration made inside the SVA is lost: ask the partner first what comes back from the manager and the console',
    '再デプロイ中はこのホストが保護されず、SVA 内で行った構成は失われる。何がマネージャ・コンソールから復元されるかを事前にパートナーへ確認する',
  ),
}

export const UPGRADE_PARTNER: NextStep = {
  text: say(
    'Update the partner’s manager, SVA and (where used) filter driver to the latest build, after checking both vendors’ matrices',
    '両ベンダーの互換性マトリックスを確認した上で、パートナーのマネージャ・SVA・Filter Driver(使用時)を最新ビルドにする',
  ),
  command: null,
  risk: say(
    'The SVA is replaced or restarted: its host is not protected meanwhile',
    'SVA の入れ替え・再起動中は、そのホストが保護されない',
  ),
}

export const WHO_POWERED_OFF: NextStep = {
  text: say(
    'Find out who or what powered it off: events of vCenter Server, and the host’s hostd.log',
    'vCenter のイベントとホストの hostd.log で、停止させた操作・原因を確認する',
  ),
  command: null,
  risk: null,
}

/** It gets more events than it can scan. */
export const RELIEVE_SVA: readonly NextStep[] = [
  {
    text: say(
      'Spread scheduled scans, and exclude what need not be scanned (databases, backups)',
      'スケジュール検索の時刻を分散し、検査不要なもの(データベース・バックアップ等)を除外する',
    ),
    command: null,
    risk: say('What is excluded is not protected', '除外した対象は保護されない'),
  },
  {
    text: say(
      'Give the SVA more CPU and memory, as the partner recommends for the number of VMs',
      '仮想マシン数に応じたパートナーの推奨値まで SVA の CPU・メモリを増やす',
    ),
    command: null,
    risk: say('The SVA has to be powered off for it', 'SVA のパワーオフが必要'),
  },
  {
    text: say('Move some VMs to other protected hosts', '一部の仮想マシンを別の保護対象ホストへ移動する'),
    command: null,
    risk: null,
  },
]
