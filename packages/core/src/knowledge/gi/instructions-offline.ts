/** Article B: the anti-malware engine of a Deep Security Virtual Appliance is offline. Columns: see `read`. */
export const INSTRUCTIONS_OFFLINE = `
B1 | The message means that ds_am and the guest’s driver do not hear each other through the Mux | ds_am とゲストのドライバが Mux 経由で通信できないと発生する | +diagram +scan
B2 | The addresses: SVA 169.254.1.x port 48651, host 169.254.1.1 | アドレス:SVA は 169.254.1.x の 48651、ホストは 169.254.1.1 | mux-no-sva-link +diagram
B3 | First: is it certain VMs only? | まず、特定の仮想マシンのみかを確認する | +scoping
B4 | If so: is the guest asleep? | その場合:ゲストがスリープしていないか | guest-asleep
B5 | … do the drivers vsepflt and vmci work? | vsepflt・vmci ドライバが動作しているか | thin-agent-not-loaded guest-vmci-not-running
B6 | Switch sleep off in the power options | 電源オプションでスリープを無効にする | guest-asleep
B7 | Both drivers have to be RUNNING | 両ドライバが RUNNING であること | thin-agent-not-loaded guest-vmci-not-running
B8 | driverquery /v or sc query tells | driverquery /v または sc query で確認する | thin-agent-not-loaded +paste
B9 | If not: install VMware Tools again, complete or custom | 動作していなければ VMware Tools を完了またはカスタムで再インストールする | thin-agent-not-loaded thin-agent-not-installed
B10 | The driver’s name differs by version of ESXi | ドライバの名称は ESXi のバージョンで異なる | thin-agent-not-installed +environment
B11 | Names may change: in doubt install all, or ask VMware | 名称は変わり得る。不明なら全コンポーネントを入れるか VMware に確認する | thin-agent-not-installed
B12 | The driver of Network Introspection is not needed | Network Introspection のドライバは不要 | network-introspection-installed
B13 | Is it all VMs of the SVA? | その SVA のすべての仮想マシンで発生しているか | +scoping
B14 | Then: VMCI module and Mux of the host | その場合:ホストの VMCI モジュールと Mux を確認する | vmci-module-not-loaded mux-not-running
B15 | … the connection between ds_am and the Mux | ds_am と Mux 間の接続 | mux-no-sva-link
B16 | … the process ds_am (9.5 and later) | ds_am プロセス(9.5 以降) | scanner-stopped
B17 | Versions differ in how they behave | バージョンにより動作が異なる | old-scanner-stopped +environment
B18 | The status of the Mux; start it if it does not run | Mux のステータスを確認し、停止していれば起動する | mux-not-running +paste
B19 | ps shows the Mux when all is well | 正常時は ps に Mux が表示される | mux-not-running +paste
B20 | The list of modules shows vmci when all is well | 正常時はモジュール一覧に vmci がある | vmci-module-not-loaded +paste
B21 | The connection list of the host, with and without the fault | ホストの接続一覧(異常時・正常時) | mux-no-sva-link +paste
B22 | netstat in the SVA shows 48651 | SVA の netstat で 48651 を確認する | sva-not-listening +paste
B23 | ps in the SVA shows ds_am twice | SVA の ps に ds_am が 2 つ表示される | scanner-stopped +paste
B24 | Restart ds_agent: ds_am starts with it | ds_agent を再起動する(ds_am も起動する) | scanner-stopped
B25 | ds_agent.log says that ds_am does not answer | ds_agent.log に ds_am の無応答が記録される | scanner-stopped +formats
B26 | With 9.0 it is in syslog, and ds_am is started by itself | 9.0 では syslog に記録され、ds_am を直接起動する | old-scanner-stopped
B27 | Otherwise: synchronise with vCenter | それ以外:vCenter との同期 | vm-stale partner-inventory-stale
B28 | … move the VM to another protected host | 別の保護対象ホストへの vMotion | vm-stale vm-on-unprepared-host
B29 | … activate the VM again | 対象の仮想マシンの再有効化 | vm-stale
B30 | … activate the SVA again | 対象の SVA の再有効化 | sva-alarm
B31 | … see whether vShield Manager hangs, and restart it | vShield Manager のハングを確認し、再起動する | manager-silent
B32 | … the newest VMware Tools | 最新の VMware Tools にする | tools-outdated vm-stale
B33 | … newest builds of the partner’s parts, above all with 9.0 | パートナー製品の最新ビルドにする(特に 9.0) | dsva-version-defects components-outdated
B34 | … upgrade vShield Endpoint | vShield Endpoint をアップグレードする | components-outdated
B35 | For NSX there is a guide of its own | NSX 環境には専用のガイドがある | +citations
`
