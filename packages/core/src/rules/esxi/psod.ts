import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const psod = lineRule({
  id: 'psod',
  title: say('The host stopped with a purple screen (PSOD)', 'ホストが紫色の画面 (PSOD) で停止した'),
  severity: 'critical',
  supersedes: ['machine-restarted'],
  references: ['KB 1004250'],
  looksIn: ['vmkernel', 'vmkernel-log', 'vmksummary', 'vobd', 'vmkwarning'],
  signs: {
    panic: {
      query: '"bluescreen" OR "vmkernel panic" OR "panic bora" OR "panic from"',
      pattern: /@?BlueScreen: (?<why>.+)|\bPANIC bora\/\S+ ?(?<why>.*)|VMkernel panic|Panic from another CPU/i,
      from: /vmk|kernel|vob|syslog/,
    },
    registers: { query: 'cr0 cr2 cr3 cr4', pattern: /cr0=0x[0-9a-f]+ cr2=0x/i },
    exception: {
      query: 'exception 13 OR exception 14 world',
      pattern: /#(?<why>(?:PF|GP|UD|DF|NMI) Exception \d+ in world .+)/,
    },
    coredump: {
      query: '"esx problem coredump extracted" OR "host had stopped with a purple screen"',
      pattern: /esx\.problem\.coredump\.extracted\]|purple screen/i,
    },
  },
  summary: (group) =>
    say(
      `${group.host} stopped with a purple screen ${span(group).en}${group.read.why ? `: “${group.read.why.slice(0, 200)}”` : ''}.`,
      `${group.host} が紫色の画面で停止した(${span(group).ja})${group.read.why ? `:「${group.read.why.slice(0, 200)}」` : ''}。`,
    ),
  steps: () => [
    step(
      say(
        'Compare the first lines of the screen with known issues of this build; look up the driver that the back trace names',
        '画面の先頭行をこのビルドの既知の問題と照合し、バックトレースのドライバーを確認する',
      ),
    ),
    step(
      say(
        'See the hardware log (iLO, iDRAC, IPMI): machine checks and NMIs come from hardware',
        'ハードウェア ログ (iLO/iDRAC/IPMI) を確認する。MCE や NMI はハードウェア起因',
      ),
    ),
    step(
      say('Extract the dump for the vendor', 'ベンダー送付用にダンプを抽出する'),
      'esxcfg-dumppart --copy --devname "/vmfs/devices/disks/…" --zdumpname /vmfs/volumes/…/vmkernel-zdump',
    ),
  ],
  samples: {
    found: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097152)@BlueScreen: #PF Exception 14 in world 2097152:vmnic0-pollWo IP 0x418012345678 addr 0x10\n2024-03-04T05:06:07.101Z cpu3:2097152)cr0=0x8001003d cr2=0x10 cr3=0xa000 cr4=0x216c',
      },
    ],
    clear: [
      {
        'var/run/log/vmkernel.log':
          '2024-03-04T05:06:07.100Z cpu3:2097152)World: 12075: VC opID esxui-1a2b-3c4d maps to vmkernel opID ab12cd',
      },
    ],
  },
})
