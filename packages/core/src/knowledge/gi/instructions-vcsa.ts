/** Article A: from a failed task of the vSphere Client to the log of the service behind it. Columns: see `read`. */
export const INSTRUCTIONS_VCSA = `
A1 | There are three ways: look the message up, ask support, read the logs | 対処は 3 通り:エラーを検索する、サポートに問い合わせる、ログを読む | +steps +citations +report
A2 | Knowing which log to read is the hard part | 見るべきログを知ることが難しい | +services +chain +steps
A3 | The published lists of log locations are not enough | 公開されているログの場所の一覧だけでは足りない | +services +formats +files
A4 | Having the file, one still has to understand its lines | ファイルが分かっても、出力の解釈は別の問題 | operation-failed +explanations
A5 | The method does not always lead to the answer | 常に使える手法ではない | +confidence
A6 | First of all, find out when it happened | まず事象の発生時刻を特定する | +timeline
A7 | Use journalctl for that | そのために journalctl を使う | +formats +search
A8 | Recent tasks show seconds; vpxd.log needs less than a second | 「最近のタスク」は秒単位。vpxd.log にはサブ秒の精度が要る | +timeline
A9 | Around that time the journal shows events and alarms precisely | その前後の journal で Event・Alarm の正確な時刻が分かる | +formats +search
A10 | In a bundle the journal lies under commands, not under var/log | バンドルでは journal は var/log ではなく commands 配下にある | +files +formats
A11 | An event of the task “create virtual machine” gives the time | 仮想マシン作成タスクのイベントから時刻が分かる | operation-failed +operations
A12 | Mind the time zone: a final Z is GMT | タイムゾーンに注意する。末尾の Z は GMT | +timeline
A13 | Without a better idea, begin with vpxd.log | 心当たりがなければ vpxd.log から見る | operation-failed +services
A14 | It solves the case, or hints at the next log | それで解決するか、次に見るログの手がかりが得られる | +chain
A15 | Narrowed down in time, three lines tell the story | 時刻で絞り込むと 3 つの行が経緯を示す | service-behind-refused-port +timeline
A16 | Lines of one opID belong to one task | opID が同じ行は同じタスクのもの | +operations
A17 | The reason of the fault is a refused connection | fault の reason が Connection refused を示す | operation-failed service-behind-refused-port
A18 | vpxd talks to many services; one of them does not work | vpxd は多くのサービスと連携し、そのどれかが動作していない | service-behind-refused-port +services
A19 | The line of the connection names both ends and their ports | 接続エラーの行に両端のアドレスとポートがある | service-behind-refused-port +ports
A20 | Take the port numbers from the log itself | ポート番号はログから読み取る | service-behind-refused-port +ports
A21 | Both addresses loopback: the talk is within the appliance | 両方がループバックなら VCSA 内部の通信 | service-behind-refused-port
A22 | The smaller number mostly is the server | 数字の小さい方がたいていサーバ側 | service-behind-refused-port +ports
A23 | Put together: creating the VM failed because that port refused | まとめ:そのポートが拒否したため仮想マシンの作成が失敗した | service-behind-refused-port +chain
A24 | rhttpproxy passes requests on: its log shows it, too | rhttpproxy は中継役であり、そのログにも痕跡が残る | proxy-refused
A25 | Looking for the port there finds many refusals | そのポートで検索すると多数の拒否が見つかる | proxy-refused +search +ports
A26 | The first refusal says since when | 最初の拒否の時刻から、いつからかが分かる | proxy-refused +ports
A27 | The service is the one that listens on the port | そのポートで LISTEN しているのが該当サービス | service-behind-refused-port +ports
A28 | The published list of ports names it | 公開されているポート一覧で名前が分かる | service-behind-refused-port +ports
A29 | netstat gives the process that listens | netstat で LISTEN しているプロセスが分かる | service-behind-refused-port +ports
A30 | ps gives its command line | ps でコマンドラインが分かる | +services +files
A31 | Its arguments hint at service and log files | 引数からサービス名やログの場所が推測できる | +services
A32 | A KB article lists the services of vCenter Server | vCenter のサービス一覧は KB にある | service-stopped +services
A33 | service-control lists them, too | service-control でも一覧を確認できる | service-stopped +services
A34 | The log of the garbage collector is not the one looked for | ガベージ コレクションのログは目的のログではない | +services
A35 | The open files of the process show its logs | プロセスが開いているファイルからログが分かる | +services
A36 | The service was stopped, so that vpxd could not connect | サービスが停止していたため vpxd が接続できなかった | service-stopped service-behind-refused-port
A37 | Without storage policies no VM is created on vSAN | ストレージ ポリシーが使えず、vSAN 上に仮想マシンを作成できない | service-behind-refused-port +services
A38 | Why a closed port answers “connection refused” (TCP) | 閉じたポートが Connection refused を返す理由(TCP の仕様) | peer-refused +explanations
A39 | A port that answers tells something to attackers, too | 応答するポートは攻撃者にも情報を与える | +explanations
A40 | Open files are a hint: logs are not always kept open | 開いているファイルは手がかりにすぎない(常に開いているとは限らない) | +services +confidence
`
