import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from './text.ts'

export type ConnectionFailure = 'refused' | 'timed out' | 'no route' | 'reset'

/** What the failure of a connection tells of the other end. */
export interface KnownFailure {
  failure: ConnectionFailure
  /** Of Linux; of Windows. */
  errno: readonly number[]
  name: string
  /** In the search language: how logs of VMware's components say it. Words only. */
  query: string
  /** One phrase for a sentence. */
  label: LocalText
  /** What TCP says about it, and what to look at therefore. */
  meaning: LocalText
  source: string
}

const TCP = 'RFC 9293 (Transmission Control Protocol)'

export const CONNECTION_FAILURES: readonly KnownFailure[] = [
  {
    failure: 'refused',
    errno: [111, 10061],
    name: 'ECONNREFUSED',
    query:
      '"connection refused" OR econnrefused OR "errno 111" OR delayed_connect_error OR "connect error 111" OR "actively refused it" OR (503 uf)',
    label: say('connection refused', '接続拒否'),
    meaning: say(
      'The other machine is up and answered at once with a reset: a port that nobody listens on is in state CLOSED, and TCP answers every segment that arrives there with RST (RFC 9293, 3.10.7.1); the caller, in SYN-SENT, reports that as “connection refused” (3.10.7.3). So look at the service behind the port first: it is stopped, still starting, or listens on another address. Only a firewall that rejects (instead of dropping) looks the same.',
      '相手のマシンは動いており、即座にリセットを返しています。誰も待ち受けていないポートは CLOSED 状態で、届いたセグメントには RST を返すのが TCP の決まりです (RFC 9293 3.10.7.1)。SYN-SENT 状態の呼び出し側はそれを「接続拒否」として報告します (3.10.7.3)。まずポートの背後のサービスを確認してください。停止中・起動途中・別のアドレスで待ち受けのいずれかです。破棄ではなく拒否を返すファイアウォールも同じ見え方になります。',
    ),
    source: TCP,
  },
  {
    failure: 'timed out',
    errno: [110, 10060],
    name: 'ETIMEDOUT',
    query: '"connection timed out" OR "connect timed out" OR etimedout OR "errno 110"',
    label: say('no answer in time', '応答なし(タイムアウト)'),
    meaning: say(
      'Nothing came back: TCP sent its SYN again and again (RFC 9293, 3.8.1 and 3.8.3) and gave up. Neither the port nor the service has said anything. Look at the way: a firewall that drops packets, a machine that is off or hangs, a wrong address, a full queue of a listener that is overloaded.',
      '何も返ってきていません。TCP は SYN を繰り返し送り (RFC 9293 3.8.1, 3.8.3)、あきらめました。ポートもサービスも何も答えていません。経路を確認してください。パケットを破棄するファイアウォール、停止・ハング中のマシン、誤ったアドレス、過負荷で待ち行列があふれた待ち受け側などです。',
    ),
    source: TCP,
  },
  {
    failure: 'no route',
    errno: [113, 101, 10065, 10051],
    name: 'EHOSTUNREACH',
    query: '"no route to host" OR ehostunreach OR "errno 113" OR "network is unreachable" OR enetunreach',
    label: say('no route to the host', 'ホストへの経路なし'),
    meaning: say(
      'The packet did not find its way: no route, no answer to ARP in the same network, or a router or firewall that answered with ICMP “unreachable”, which TCP takes as an error of the connection (RFC 9293, 3.9.2.2). Look at addresses, VLANs, gateways and whether the machine is on.',
      'パケットが届いていません。経路がない、同一ネットワークで ARP に応答がない、あるいはルーターやファイアウォールが ICMP の到達不能を返しています。TCP はそれを接続のエラーとして扱います (RFC 9293 3.9.2.2)。アドレス・VLAN・ゲートウェイ・相手の電源を確認してください。',
    ),
    source: TCP,
  },
  {
    failure: 'reset',
    errno: [104, 10054],
    name: 'ECONNRESET',
    query: '"connection reset" OR econnreset OR "errno 104"',
    label: say('connection reset', '接続リセット'),
    meaning: say(
      'The connection stood and was torn down by the other end with RST (RFC 9293, 3.5.2 and 3.5.3): its process ended or was restarted, it closed with unread data, or something between cut an idle connection. Look at the log of the other end at that moment.',
      '確立済みの接続が、相手側からの RST で切られました (RFC 9293 3.5.2, 3.5.3)。相手のプロセスの終了・再起動、未読データを残した切断、途中の機器によるアイドル接続の切断などです。その時刻の相手側のログを確認してください。',
    ),
    source: TCP,
  },
]

const BY_FAILURE = new Map(CONNECTION_FAILURES.map((known) => [known.failure, known]))

export function knownFailure(failure: ConnectionFailure): KnownFailure {
  return BY_FAILURE.get(failure)!
}

/** `111` → refused. Null for numbers that are no failure of a connection. */
export function failureOfErrno(errno: number): ConnectionFailure | null {
  return CONNECTION_FAILURES.find((known) => known.errno.includes(errno))?.failure ?? null
}

/** Of Linux, as its manual names them (errno(3)): what else stops programs of ESXi and the appliances. */
const OTHERS: ReadonlyMap<number, LocalText> = new Map(
  (
    [
      [1, 'EPERM: the operation is not permitted', 'EPERM: 許可されていない操作'],
      [2, 'ENOENT: no such file or directory', 'ENOENT: ファイルまたはディレクトリがない'],
      [5, 'EIO: input or output failed, as a rule in the storage below', 'EIO: 入出力エラー (多くは下位のストレージ)'],
      [11, 'EAGAIN: not available now, to be tried again', 'EAGAIN: 今は利用できない (再試行すべき状態)'],
      [12, 'ENOMEM: no memory left', 'ENOMEM: メモリ不足'],
      [13, 'EACCES: permission denied', 'EACCES: アクセス権がない'],
      [16, 'EBUSY: in use', 'EBUSY: 使用中'],
      [17, 'EEXIST: it exists already', 'EEXIST: 既に存在する'],
      [22, 'EINVAL: an argument is not valid', 'EINVAL: 引数が不正'],
      [24, 'EMFILE: the process has too many files open', 'EMFILE: プロセスが開いているファイルが多すぎる'],
      [27, 'EFBIG: the file is too large', 'EFBIG: ファイルが大きすぎる'],
      [28, 'ENOSPC: no space left on the device', 'ENOSPC: デバイスに空き容量がない'],
      [30, 'EROFS: the file system is read-only', 'EROFS: 読み取り専用のファイルシステム'],
      [32, 'EPIPE: the other end of the pipe or connection is closed', 'EPIPE: パイプまたは接続の相手側が閉じている'],
      [98, 'EADDRINUSE: another program has the port already', 'EADDRINUSE: ポートは別のプログラムが使用中'],
      [99, 'EADDRNOTAVAIL: the machine has no such address', 'EADDRNOTAVAIL: そのアドレスはこのマシンにない'],
      [107, 'ENOTCONN: there is no connection', 'ENOTCONN: 接続されていない'],
      [112, 'EHOSTDOWN: the host is down', 'EHOSTDOWN: ホストが停止している'],
    ] as const
  ).map(([number, en, ja]) => [number, say(en, ja)]),
)

/** What a number that a log calls errno stands for; null for numbers of no known meaning. */
export function meaningOfErrno(errno: number): LocalText | null {
  const failure = failureOfErrno(errno)
  return failure === null ? (OTHERS.get(errno) ?? null) : knownFailure(failure).meaning
}
