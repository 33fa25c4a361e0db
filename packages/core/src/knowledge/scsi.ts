import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from './text.ts'

/*
 * What ESXi's `H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0` means. Device status, sense keys and additional sense
 * codes: SPC-4 and SAM-5 of T10; host status: the driver's result codes of Linux and ESXi; plugin status: ESXi's
 * storage stack, as published by VMware.
 */

const HOST: Readonly<Record<number, LocalText>> = {
  0: say('no error of the host', 'ホスト側エラーなし'),
  1: say('no connection: the path is gone', '接続なし(パス喪失)'),
  2: say('bus busy', 'バス ビジー'),
  3: say('timed out in the host', 'ホスト側タイムアウト'),
  4: say('bad target', 'ターゲット不正'),
  5: say('aborted, mostly because no answer came in time', '中断(多くは応答なしのため)'),
  6: say('parity error', 'パリティ エラー'),
  7: say('error in the adapter', 'アダプターのエラー'),
  8: say('reset', 'リセット'),
  9: say('unexpected interrupt', '予期しない割り込み'),
  10: say('passed through', 'パススルー'),
  11: say('retry at once', '即時再試行'),
  12: say('to be sent again', '再キュー'),
}

const DEVICE: Readonly<Record<number, LocalText>> = {
  0: say('good', '正常'),
  2: say('check condition: see the sense data', 'チェック コンディション(センス データ参照)'),
  8: say('busy', 'ビジー'),
  24: say('reservation conflict: another host holds the device', '予約競合(他ホストが予約中)'),
  40: say('task set full: its queue is full', 'キュー満杯'),
  48: say('ACA active', 'ACA アクティブ'),
  64: say('task aborted', 'タスク中断'),
}

const PLUGIN: Readonly<Record<number, LocalText>> = {
  0: say('no error of the plugin', 'プラグイン エラーなし'),
  1: say('an error that it does not know', '不明なエラー'),
  2: say('the device is not ready for commands of this kind', 'デバイス未準備'),
  3: say('no path', 'パスなし'),
  4: say('the device does not know the command', '未対応コマンド'),
  5: say('device not there', 'デバイスなし'),
  6: say('reservation conflict', '予約競合'),
}

const SENSE: Readonly<Record<number, LocalText>> = {
  0: say('no sense', 'センスなし'),
  1: say('recovered error', '回復済みエラー'),
  2: say('not ready', '未準備'),
  3: say('medium error', 'メディア エラー'),
  4: say('hardware error', 'ハードウェア エラー'),
  5: say('illegal request', '不正な要求'),
  6: say('unit attention: something changed', 'ユニット アテンション(状態変化)'),
  7: say('data protected', 'データ保護'),
  11: say('aborted command', 'コマンド中断'),
  13: say('volume overflow', 'ボリューム超過'),
  14: say('miscompare', '比較不一致'),
}

/** By ASC and ASCQ: `2a/6`. */
const ADDITIONAL: Readonly<Record<string, LocalText>> = {
  '4/1': say('becoming ready', '準備中'),
  '4/2': say('needs to be started', '起動が必要'),
  '4/3': say('needs somebody at the array', '手動操作が必要'),
  '4/a': say('path is changing its state (ALUA)', 'パス状態遷移中 (ALUA)'),
  '4/b': say('path on standby (ALUA)', 'パス待機中 (ALUA)'),
  '4/c': say('path unavailable (ALUA)', 'パス使用不可 (ALUA)'),
  '11/0': say('unrecovered read error', '読み取り不能エラー'),
  '1a/0': say('wrong length of parameters', 'パラメーター長エラー'),
  '1d/0': say('miscompare during verification', '照合時の不一致'),
  '20/0': say('unknown command', '未対応コマンド'),
  '21/0': say('block address out of range', 'ブロック アドレス範囲外'),
  '24/0': say('a field of the command is not supported', 'コマンドのフィールド不正'),
  '25/0': say('this LUN is not there: it was unmapped (PDL)', 'LUN が存在しない(マッピング解除、PDL)'),
  '26/0': say('a field of the parameters is not supported', 'パラメーターのフィールド不正'),
  '27/0': say('write-protected', '書き込み禁止'),
  '27/7': say('no space left on the thin LUN', 'シン LUN の容量枯渇'),
  '29/0': say('power on, reset or bus reset', '電源投入・リセット'),
  '29/7': say('lost its nexus', 'I_T ネクサス喪失'),
  '2a/1': say('mode parameters changed', 'モード パラメーター変更'),
  '2a/6': say('state of the paths changed (ALUA)', 'パス状態の変更 (ALUA)'),
  '2f/0': say('commands cleared by another host', '他ホストによるコマンド消去'),
  '38/7': say('thin LUN reached its threshold', 'シン LUN のしきい値到達'),
  '3a/0': say('no medium', 'メディアなし'),
  '3e/1': say('logical unit failed (PDL)', '論理ユニット障害 (PDL)'),
  '3f/e': say('the list of LUNs changed', 'LUN 一覧の変更'),
  '44/0': say('internal failure of the target', 'ターゲット内部エラー'),
  '47/0': say('parity error', 'パリティ エラー'),
  '49/0': say('invalid message', '不正メッセージ'),
  '4b/0': say('data phase error', 'データ フェーズ エラー'),
  '5d/0': say('failure predicted', '故障予測'),
}

export interface ScsiStatus {
  host: number
  device: number
  plugin: number
  /** Null where the line says that the sense data mean nothing. */
  sense: { key: number; asc: number; ascq: number } | null
}

const STATUS =
  /H:0x([0-9a-f]{1,2}) D:0x([0-9a-f]{1,2}) P:0x([0-9a-f]{1,2})(?:\s+(Valid|Possible) sense data:\s*0x([0-9a-f]{1,2}) 0x([0-9a-f]{1,2}) 0x([0-9a-f]{1,2}))?/i

/** Reads the status in a line of the VMkernel, with its place; null where there is none. */
export function readScsiStatus(text: string): { status: ScsiStatus; start: number; end: number } | null {
  const match = STATUS.exec(text)
  if (!match) return null
  const [host, device, plugin, key, asc, ascq] = [1, 2, 3, 5, 6, 7].map((n) => Number.parseInt(match[n] ?? '', 16))
  const isValid = match[4]?.toLowerCase() === 'valid'
  const status = {
    host: host!,
    device: device!,
    plugin: plugin!,
    sense: isValid ? { key: key!, asc: asc!, ascq: ascq! } : null,
  }
  return { status, start: match.index, end: match.index + match[0].length }
}

/** What a status says, in the order in which one asks: the host's part, the device's, the plugin's, the sense. */
export function meaningOf({ host, device, plugin, sense }: ScsiStatus): LocalText {
  const parts: LocalText[] = []
  const hex = (value: number): string => `0x${value.toString(16)}`
  const unknown = say('not known', '不明')
  if (host !== 0) parts.push(part(`H:${hex(host)}`, HOST[host] ?? unknown))
  if (device !== 0) parts.push(part(`D:${hex(device)}`, DEVICE[device] ?? unknown))
  if (plugin !== 0) parts.push(part(`P:${hex(plugin)}`, PLUGIN[plugin] ?? unknown))
  if (sense) {
    const more =
      ADDITIONAL[`${sense.asc.toString(16)}/${sense.ascq.toString(16)}`] ?? ADDITIONAL[`${sense.asc.toString(16)}/0`]
    const key = SENSE[sense.key] ?? unknown
    parts.push(
      part(
        `${hex(sense.key)} ${hex(sense.asc)} ${hex(sense.ascq)}`,
        more ? say(`${key.en}, ${more.en}`, `${key.ja}、${more.ja}`) : key,
      ),
    )
  }
  if (parts.length === 0) return say('no error', 'エラーなし')
  return say(parts.map(({ en }) => en).join('; '), parts.map(({ ja }) => ja).join('、'))
}

function part(code: string, meaning: LocalText): LocalText {
  return say(`${code} ${meaning.en}`, `${code} ${meaning.ja}`)
}

/**
 * The device is reserved by another. Hosts that share the disks of a cluster of guests (WSFC) see this all the time, and
 * on volumes without ATS it is how hosts take turns: by itself it is no fault.
 */
export function isReservationConflict({ host, device }: ScsiStatus): boolean {
  return host === 0 && device === 0x18
}

/**
 * Codes of daily life: requests that a device does not know, news after a rescan, an empty drive, a lock of VMFS that
 * another host took first (COMPARE AND WRITE miscompares).
 */
export function isHarmless({ host, device, plugin, sense }: ScsiStatus): boolean {
  if (host !== 0 || plugin !== 0) return false
  if (device === 0) return true
  return (
    device === 2 &&
    (sense === null || sense.key === 5
      ? sense === null || sense.asc !== 0x25
      : [0, 1, 6, 14].includes(sense.key) || (sense.key === 2 && sense.asc === 0x3a))
  )
}
