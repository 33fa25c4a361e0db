import { isUtf8 } from 'node:buffer'
import type { Encoding } from '../encoding.ts'

type Candidate = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>

export interface Likeliest {
  encoding: Candidate
  /** 0 … 1: how much of the characters beyond ASCII the encoding makes sense of. */
  share: number
}

/** Less is chance. */
const ENOUGH = 0.6
/** Lines of the text that an encoding must be able to read; the rest may be noise. */
const READABLE = 0.9

/** Characters that logs and command outputs in these languages are full of. */
const JAPANESE = new Set(
  '年月日時分秒曜火水木金土接続失敗成功開始終了停止実行中機能無効有設定処理情報警告異常正通信応答認証名前状態種類変更作成削除仮想更新起動不明要求拒否権限',
)
const CHINESE = new Set(
  '的是不了在有服务器连接失败成功错误启动停止运行中系统时间版本名称类型状态年月日主机用户文件网络拒绝访问无法已未请求配置更新删除创建虚拟',
)

const level = (encoding: string, last: number): Set<string> => {
  const decoder = new TextDecoder(encoding)
  const characters = new Set<string>()
  for (let first = 0xb0; first <= last; first++)
    for (let second = 0xa1; second <= 0xfe; second++) characters.add(decoder.decode(Uint8Array.of(first, second)))
  return characters
}

/** The characters of daily use, by the standards' own order: level 1 of JIS X 0208 and of GB 2312. */
const JAPANESE_LEVEL = level('euc-jp', 0xcf)
const CHINESE_LEVEL = level('gbk', 0xd7)

/** How usual a character beyond ASCII is, 0 … 1, in a text of an encoding. */
const USUAL: Record<Candidate, (character: string, text: string, at: number) => number> = {
  shift_jis: japanese,
  'euc-jp': japanese,
  gbk: chinese,
  'windows-1252': western,
}

/**
 * The encoding in which bytes that are no UTF-8 make most sense, or null. A statistical library needs more text than the one
 * Japanese message that a log often holds: here every encoding decodes the lines, and what usual characters come out decides.
 */
export function likeliest(bytes: Buffer): Likeliest | null {
  const lines = linesBeyondAscii(bytes)
  // noise within a text in UTF-8
  if (lines.filter((line) => isUtf8(line)).length * 2 > lines.length) return null
  let best: Likeliest | null = null
  for (const encoding of Object.keys(USUAL) as Candidate[]) {
    const share = shareOf(encoding, lines)
    if (share >= ENOUGH && share > (best?.share ?? 0)) best = { encoding, share }
  }
  return best
}

/** Bytes beyond ASCII among letters: a line with control characters is noise, whatever it decodes to. */
function isText(line: Buffer): boolean {
  let beyond = false
  for (const byte of line) {
    if (byte > 0x7f) beyond = true
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x1b)) return false
  }
  return beyond
}

/** The lines of text that hold bytes beyond ASCII; the last one, which the head may have cut, only when it is the only one. */
function linesBeyondAscii(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  while (start < bytes.length) {
    const lf = bytes.indexOf(0x0a, start)
    const end = lf < 0 ? bytes.length : lf
    const line = bytes.subarray(start, end)
    if (isText(line) && (lf >= 0 || lines.length === 0)) lines.push(line)
    start = end + 1
  }
  return lines
}

function shareOf(encoding: Candidate, lines: readonly Buffer[]): number {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let [readable, characters, usual] = [0, 0, 0]
  for (const line of lines) {
    let text: string
    try {
      text = decoder.decode(line)
    } catch {
      continue
    }
    readable++
    for (let at = 0; at < text.length; at++) {
      if (text.charCodeAt(at) < 0x80) continue
      characters++
      usual += USUAL[encoding](text[at]!, text, at)
    }
  }
  // a single odd byte in a log is noise, not a language
  return readable < lines.length * READABLE || characters < 2 ? 0 : usual / characters
}

const WIDE_SIGNS =
  /[\u3000-\u3002\u300c\u300d\u30fb\u30fc\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/

function japanese(character: string): number {
  if (/[\u3041-\u30fe]/.test(character) || JAPANESE.has(character) || WIDE_SIGNS.test(character)) return 1
  if (JAPANESE_LEVEL.has(character)) return 0.8
  return /[\uff61-\uff9f]/.test(character) ? 0.65 : 0.1
}

function chinese(character: string): number {
  if (CHINESE.has(character) || WIDE_SIGNS.test(character)) return 1
  if (CHINESE_LEVEL.has(character)) return 0.85
  // the tables hold kana as well, which no one writes there
  return 0.1
}

/** Letters stand among ASCII letters, one or two at a time: `Größe`, `l’accès`; marks such as `°` and `–` stand alone. */
function western(character: string, text: string, at: number): number {
  const beyond = (i: number) => (text.charCodeAt(i) || 0) > 0x7f
  if ((beyond(at - 1) && (beyond(at - 2) || beyond(at + 1))) || (beyond(at + 1) && beyond(at + 2))) return 0
  if (/[\u0080-\u009f]/.test(character)) return 0
  if (/[\u2010-\u2026\u00b0\u00b7\u00a0\u00a7\u00ab\u00bb\u20ac]/.test(character)) return 0.9
  const among = /[a-z]/i.test(text[at - 1] ?? '') || /[a-z]/i.test(text[at + 1] ?? '')
  return /\p{L}/u.test(character) && among ? 1 : 0.1
}
