/** Article C: troubleshooting vShield Endpoint and NSX Guest Introspection. Columns: see `read`. */
export const INSTRUCTIONS_ENDPOINT = `
C1 | Send diagnostics with the number of the support request | 診断情報を SR 番号とともに送付する | +coverage +report
C2 | The thin agent: a filter that passes file events on over VMCI | シン エージェント:VMCI でファイル イベントを渡すフィルタ | +diagram
C3 | The Mux: between thin agents and SVA, configured by the manager | Mux:シン エージェントと SVA の間を中継し、マネージャから構成を取得する | +diagram
C4 | EPSecLib: in the SVA, one on each prepared host | EPSecLib:準備済みホストごとに 1 つの SVA 内で動作する | +diagram
C5 | A file scan takes five steps | ファイル スキャンは 5 段階で行われる | +scan
C6 | Translations may be older than the English article | 翻訳は最新ではない可能性がある(英語版が最新) | +citations
C7 | It is written for vCNS 5.1–5.5, NSX 6.0–6.2, ESXi 5.0–5.5 | 対象は vCNS 5.1–5.5、NSX 6.0–6.2、ESXi 5.0–5.5 | +environment
C8 | One VM is slow with files: think of the thin agent | 特定の仮想マシンでファイル操作が遅い:シン エージェントを疑う | guest-slow +scoping
C9 | First of all check that all versions fit | 最初に全コンポーネントの互換性を確認する | versions-unchecked +environment
C10 | VMware’s matrix first, then the partner’s | VMware、次にパートナーの互換性マトリックスを確認する | versions-unchecked
C11 | Not listed: a ticket with the vendor | 記載がなければベンダーに問い合わせる | versions-unchecked
C12 | Is VMware Tools current? | VMware Tools が最新か | tools-outdated
C13 | fltmc has to list vsepflt | fltmc に vsepflt が表示されること | thin-agent-not-loaded +paste
C14 | If not, load it | なければロードする | thin-agent-not-loaded
C15 | Compare how fast it is with the filter and without | フィルタの有無で性能を比較する | guest-slow
C16 | Confirmed: there is a KB article | 確認できた場合の KB がある | guest-slow
C17 | Network Introspection unused: remove or disable it | Network Introspection を使用しなければ削除または無効化する | network-introspection-installed
C18 | How to remove it by changing VMware Tools | VMware Tools の変更による削除手順 | network-introspection-installed
C19 | The thin agent can log for debugging | シン エージェントのデバッグ ログ | thin-agent-debug-on
C20 | It then writes into the VM’s vmware.log | 出力先はその仮想マシンの vmware.log | thin-agent-debug-on +formats
C21 | procmon shows what is really scanned | procmon で実際のスキャン対象が分かる | guest-slow
C22 | Some VMs of a host, or an alarm about its SVA: the Mux | ホストの一部の仮想マシン、または SVA のアラーム:Mux を疑う | mux-not-running +scoping
C23 | ps on the host shows the Mux and its watchdog | ホストの ps に Mux と watchdog が表示される | mux-not-running mux-restart-loop +paste
C24 | Start or restart it | 起動または再起動する | mux-not-running
C25 | A restart during business hours does no harm | 営業時間内に再起動してよい | mux-not-running
C26 | It logs into the host’s syslog, which is in the bundle | ログはホストの syslog にあり、バンドルに含まれる | mux-restart-loop mux-watchdog-gave-up +formats
C27 | Its log level is info, and can be raised | ログ レベルは既定で info、debug に上げられる | mux-debug-on mux-restart-loop
C28 | Wrong version or left-overs: remove and install again | バージョン違い・残存:削除して再インストールする | mux-vib-unfitting
C29 | The command that removes the VIB | VIB の削除コマンド | mux-vib-unfitting
C30 | It needs a reboot; then prepare the host again | 再起動が必要。その後ホストを再度準備する | mux-vib-unfitting reboot-pending
C31 | Installing fails: read esxupdate.log | インストールの失敗は esxupdate.log を確認する | mux-install-failed
C32 | There is a KB article on installing the VIB | VIB のインストールに関する KB がある | mux-install-failed
C33 | The message of a damaged image | イメージ破損時のメッセージ | image-profile-damaged
C34 | How to find both imgdb.tgz | 2 つの imgdb.tgz の探し方 | image-profile-damaged
C35 | List their sizes | それぞれのサイズを確認する | image-profile-damaged +paste
C36 | Of a few bytes or far too large: damaged; reinstall ESXi | 数バイト、または極端な差があれば破損。ESXi を再インストールする | image-profile-damaged
C37 | NSX Manager deploys the SVA; once the vendor did | SVA のデプロイは NSX Manager が行う(以前はベンダー) | +deployment
C38 | Alarms of an SVA: redeploy it | SVA のアラーム:再デプロイする | sva-alarm
C39 | Its configuration is lost then | その際、構成は失われる | sva-alarm
C40 | Redeploy rather than reboot | 再起動より再デプロイを推奨する | sva-alarm sva-not-listening
C41 | NSX depends on EAM for VIBs and service VMs | NSX は VIB と SVM を EAM に依存する | eam-not-ready +diagram
C42 | EAM is the source of truth of the install status | インストール ステータスの真のソースは EAM | agent-not-green +deployment
C43 | Install status: VIB installed, SVA powered on, no more | インストール ステータスは VIB と SVA の電源のみを示す | service-down-in-sva +deployment
C44 | Service status: what is inside works | サービス ステータスは機能の動作を示す | service-down-in-sva +deployment
C45 | The seven steps of a deployment | デプロイの 7 段階 | sva-deployment-failed +deployment
C46 | Trouble of an SVA: log of EAM, or log of the SVA | SVA の問題:EAM のログ、または SVA のログを確認する | sva-down scanner-stopped
C47 | Trouble of deploying: EAM; the simplest is to restart it | デプロイの問題:EAM を確認する。最も簡単な対処は再起動 | eam-not-ready eam-login-refused
C48 | Test the whole path with an EICAR file | EICAR ファイルで全体をテストする | +eicar
C49 | Is it used at all? If not, remove the drivers | そもそも使用しているか。していなければドライバを削除する | drivers-without-use
C50 | Collect: build of ESXi | 採取:ESXi のビルド | +environment
C51 | Collect: versions of VMware Tools and of the drivers, from vmware.log | 採取:vmware.log から VMware Tools とドライバのバージョン | +environment +search
C52 | Collect: version of vsepflt.sys | 採取:vsepflt.sys のバージョン | +environment
C53 | Collect: version of vnetflt.sys, if installed | 採取:vnetflt.sys のバージョン(インストール時) | network-introspection-installed +environment
C54 | How to disable vnetflt.sys | vnetflt.sys を無効にする方法 | network-introspection-installed
C55 | Collect: version of vCNS or NSX | 採取:vCNS・NSX のバージョン | +environment
C56 | Collect: name and version of the partner’s solution | 採取:パートナー製品の名称とバージョン | +environment
C57 | Collect: BUILD of the EPSec library | 採取:EPSec ライブラリの BUILD | +environment +paste
C58 | Collect: guest system and service pack | 採取:ゲスト OS とサービス パック | +environment
C59 | Collect: other drivers, by fltmc and driverquery | 採取:fltmc・driverquery によるその他のドライバ | other-file-filters +environment +paste
C60 | Collect: version of the Mux | 採取:Mux のバージョン | +environment
C61 | Collect: version of vsepumc.dll | 採取:vsepumc.dll のバージョン | +environment
C62 | Collect: version of vsep.dll | 採取:vsep.dll のバージョン | +environment
C63 | Collect: what the server does | 採取:サーバの用途(ワークロード) | +environment
C64 | Collect: logs of the hosts | 採取:ESXi ホストのログ | +coverage +environment
C65 | Collect: logs of the SVA, from the partner | 採取:パートナーの手順による SVM のログ | +coverage +environment
C66 | Collect: suspend files while it happens | 採取:発生中のサスペンド ファイル | guest-hangs +environment
C67 | The partner helps first, above all with performance | 初期対応はパートナーが行う(特に性能問題) | guest-slow +citations
C68 | Blue screen: a complete memory dump | ブルー スクリーン:完全なメモリ ダンプ | guest-crashed
C69 | Other drivers: procmon | 他ドライバとの相互運用性:procmon | other-file-filters
C70 | A VM hangs: suspend it or crash it, convert the file | ハング:サスペンドまたはクラッシュさせ、変換する | guest-hangs
C71 | “USVM Heartbeat status error”: the connection to the USVM | 「USVM Heartbeat status error」:USVM との接続を確認する | usvm-heartbeat-lost
C72 | Performance: there is a KB article | 性能問題の KB がある | guest-slow
C73 | Known and resolved issues | 既知の問題・解決した問題 | +citations
C74 | Which guest systems are supported | サポートされるゲスト OS | guest-not-supported
C75 | Links are old and may be broken | リンクは古く、切れている可能性がある | +citations
C76 | More documents: leaks, blue screens, Windows 2008 R2 | その他の文書:メモリ リーク、ブルー スクリーン、Windows 2008 R2 | guest-crashed guest-hangs +citations
`
