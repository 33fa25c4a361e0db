/** The words of the Markdown analysis. Names from the bundle itself are never translated. */
export interface Wording {
  title: string
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
