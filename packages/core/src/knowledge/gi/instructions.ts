import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'
import { INSTRUCTIONS_ENDPOINT } from './instructions-endpoint.ts'
import { INSTRUCTIONS_OFFLINE } from './instructions-offline.ts'
import { INSTRUCTIONS_VCSA } from './instructions-vcsa.ts'

/*
 * What three published articles tell people to look at or to do, instruction by instruction, and what serves each: a rule,
 * or a part of the product. docs/references.md is written from here.
 */

/** One thing that an article says, in our own words. */
export interface Instruction {
  /** `A1`–`A40`, `B1`–`B35`, `C1`–`C76`: the article and the place in it. */
  id: string
  text: LocalText
  /** Ids of rules. */
  rules: readonly string[]
  /** Ids of `FEATURES`. */
  features: readonly string[]
}

export interface Article {
  letter: 'A' | 'B' | 'C'
  title: LocalText
  instructions: readonly Instruction[]
}

export const ARTICLES: readonly Article[] = [
  {
    letter: 'A',
    title: say(
      'Hints for reading the logs of vCenter Server Appliance (Qiita, vExperts Advent Calendar 2020)',
      'vCSA のログ解析 Tip(Qiita、vExperts Advent Calendar 2020)',
    ),
    instructions: read(INSTRUCTIONS_VCSA),
  },
  {
    letter: 'B',
    title: say(
      'Deep Security Virtual Appliance: “Anti-Malware Engine Offline” (Trend Micro KA-0002868)',
      'Deep Security Virtual Appliance「不正プログラム対策エンジンがオフライン」(Trend Micro KA-0002868)',
    ),
    instructions: read(INSTRUCTIONS_OFFLINE),
  },
  {
    letter: 'C',
    title: say(
      'Troubleshooting vShield Endpoint / NSX Guest Introspection (VMware KB 2096846, Broadcom 338442)',
      'vShield Endpoint / NSX Guest Introspection のトラブルシューティング(VMware KB 2096846、Broadcom 338442)',
    ),
    instructions: read(INSTRUCTIONS_ENDPOINT),
  },
]

/** Parts of the product that serve an instruction where no rule can. */
export const FEATURES: Readonly<Record<string, LocalText>> = {
  steps: say('next steps of a finding, with commands', '検出結果の「次の手順」とコマンド'),
  citations: say('KB numbers and references of a finding', '検出結果の KB 番号・参照先'),
  confidence: say('confidence, and checks that could not be made', '確度と、判断できなかった確認項目'),
  chain: say('chain from the event to the log', 'イベントからログまでの因果の連鎖'),
  explanations: say('explanation of terms and error numbers', '用語・エラー番号の解説'),
  coverage: say('overview of what the bundles hold', 'バンドルの内容一覧(概要)'),
  files: say('files of a bundle, outputs of commands as tables', 'バンドル内のファイルとコマンド出力の表'),
  formats: say('log formats', 'ログ形式の解析'),
  search: say('search', '検索'),
  timeline: say('timeline in microseconds, zones', 'マイクロ秒のタイムラインとタイムゾーン'),
  operations: say('operations', '操作(オペレーション)'),
  ports: say('ports', 'ポート'),
  services: say('services and their logs', 'サービスとそのログ'),
  diagram: say('diagram of Guest Introspection', 'Guest Introspection の構成図'),
  scoping: say('question of scope', '影響範囲の質問と切り分け'),
  scan: say('flow of a file scan', 'ファイル スキャンの流れ'),
  deployment: say('steps of a deployment', 'デプロイの段階'),
  eicar: say('test with EICAR', 'EICAR によるテスト'),
  environment: say('environment facts', '環境情報'),
  paste: say('pasted outputs', '出力の貼り付け'),
  report: say('report and case', 'レポートとケース'),
}

/** A line each: `A1 | English | Japanese | what serves it`; the last is rules, and features behind a `+`. */
function read(table: string): Instruction[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', en = '', ja = '', by = ''] = line.split(' | ').map((cell) => cell.trim())
      const served = by.split(' ').filter((one) => one !== '')
      return {
        id,
        text: say(en, ja),
        rules: served.filter((one) => !one.startsWith('+')),
        features: served.filter((one) => one.startsWith('+')).map((one) => one.slice(1)),
      }
    })
}
