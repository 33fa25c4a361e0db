/** The words of the Markdown analysis. Names from the bundle itself are never translated. */
export interface Wording {
  title: string
  nothingFound: string
  findings: (n: number) => string
  severity: Record<string, string>
  confidence: (percent: string) => string
  affects: string
  chain: string
  evidence: string
  steps: string
  references: string
  bases: Record<string, string>
  services: string
  serviceColumns: string[]
  states: Record<string, string>
  checks: (clear: number) => string
  checkColumns: string[]
  more: (n: string) => string
  read: string
  bundles: string
  bundleColumns: string[]
  totals: (t: {
    files: string
    bytes: string
    lines: string
    events: string
    continuation: string
    unparsed: string
  }) => string
  operations: (total: string, failed: string) => string
  failed: string
  failedFields: { task: string; target: string; fault: string; reason: string; family: string }
  familyText: (events: string, sources: string) => string
  sources: string
  sourceColumns: string[]
  gap: (from: string, to: string) => string
  files: string
  fileColumns: string[]
  none: string
}

const en: Wording = {
  title: 'Analysis',
  nothingFound: 'No fault that bundlescope knows was found.',
  findings: (n) => `What was found (${n})`,
  severity: { critical: 'critical', high: 'high', medium: 'medium', low: 'low', info: 'information' },
  confidence: (percent) => `confidence ${percent}`,
  affects: 'Affects',
  chain: 'How one led to the other',
  evidence: 'Evidence',
  steps: 'Next steps',
  references: 'References',
  bases: { snapshot: 'at collection', knowledge: 'published', absence: 'not there' },
  services: 'Services that are or were not running',
  serviceColumns: ['Service', 'Bundle', 'At collection', 'Ports', 'Remark'],
  states: { running: 'running', stopped: 'stopped', unknown: 'unknown' },
  checks: (clear) => `What could not be checked (clear: ${clear})`,
  checkColumns: ['Check', 'Why', 'What would make it possible'],
  more: (n) => `… and ${n} more, see the JSON.`,
  read: 'What was read',
  bundles: 'Bundles',
  bundleColumns: ['Bundle', 'Name', 'Kind', 'Host', 'Product', 'Collected (UTC)', 'SHA-256'],
  totals: (t) =>
    `${t.files} files, ${t.bytes} bytes, ${t.lines} lines: ${t.events} events, ${t.continuation} continuation lines, ${t.unparsed} lines that no format knows.`,
  operations: (total, failed) => `Operations: ${total} started, ${failed} failed`,
  failed: 'failed',
  failedFields: { task: 'Task', target: 'Target', fault: 'Fault', reason: 'Reason', family: 'Family' },
  familyText: (events, sources) => `${events} events in ${sources}`,
  sources: 'Sources',
  sourceColumns: ['Source', 'Bundle', 'Events', 'Errors', 'Warnings', 'First (UTC)', 'Last (UTC)', 'Gaps'],
  gap: (from, to) => `${from} to ${to}`,
  files: 'Files',
  fileColumns: ['Path', 'Bundle', 'Format', 'Status', 'Lines', 'Events', 'Unparsed', 'Note'],
  none: 'none',
}

const ja: Wording = {
  title: '解析結果',
  nothingFound: 'bundlescope が知る障害は見つかりませんでした。',
  findings: (n) => `検出結果（${n} 件）`,
  severity: { critical: '致命的', high: '高', medium: '中', low: '低', info: '情報' },
  confidence: (percent) => `確度 ${percent}`,
  affects: '影響範囲',
  chain: '経緯',
  evidence: '証拠',
  steps: '次の手順',
  references: '参考資料',
  bases: { snapshot: '採取時点', knowledge: '公開情報', absence: '記録なし' },
  services: '停止している（していた）サービス',
  serviceColumns: ['サービス', 'バンドル', '採取時点', 'ポート', '備考'],
  states: { running: '実行中', stopped: '停止', unknown: '不明' },
  checks: (clear) => `確認できなかった項目（異常なし: ${clear} 件）`,
  checkColumns: ['項目', '理由', '確認に必要なもの'],
  more: (n) => `… ほか ${n} 件は JSON を参照してください。`,
  read: '読み取った内容',
  bundles: 'バンドル',
  bundleColumns: ['バンドル', '名前', '種類', 'ホスト', '製品', '採取日時 (UTC)', 'SHA-256'],
  totals: (t) =>
    `ファイル ${t.files} 個、${t.bytes} バイト、${t.lines} 行（イベント ${t.events} 件、継続行 ${t.continuation} 行、未解釈 ${t.unparsed} 行）。`,
  operations: (total, failed) => `操作: 開始 ${total} 件、失敗 ${failed} 件`,
  failed: '失敗',
  failedFields: { task: 'タスク', target: '対象', fault: '障害', reason: '理由', family: '関連' },
  familyText: (events, sources) => `イベント ${events} 件（${sources}）`,
  sources: 'ソース',
  sourceColumns: ['ソース', 'バンドル', 'イベント', 'エラー', '警告', '最初 (UTC)', '最後 (UTC)', '欠落'],
  gap: (from, to) => `${from} から ${to}`,
  files: 'ファイル',
  fileColumns: ['パス', 'バンドル', '形式', '状態', '行', 'イベント', '未解釈', '備考'],
  none: 'なし',
}

export const WORDING = { en, ja }
