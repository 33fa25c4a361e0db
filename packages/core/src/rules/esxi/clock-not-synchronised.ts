import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const clockNotSynchronised = lineRule({
  id: 'clock-not-synchronised',
  title: say('The clock is not synchronised (NTP)', '時刻が同期されていない (NTP)'),
  severity: 'medium',
  looksIn: ['syslog', 'journal', 'messages', 'vobd', 'hostd'],
  signs: {
    ntpd: {
      query: 'ntpd ("no servers reachable" OR "no server suitable" OR "no reply")',
      pattern: /no servers? (?:reachable|suitable)|no reply/i,
    },
    chrony: {
      query: '"can t synchronise" selectable OR "no selectable sources"',
      pattern: /Can't synchronise|no selectable sources/,
    },
    step: {
      query: '"time reset" OR "step time server" OR "system clock wrong by" OR "time stepped"',
      pattern: /(?:time reset|offset|wrong by|stepped)[^+\-\d]{0,12}(?<seconds>[+-]?\d+\.\d+) ?(?:s|sec)/,
    },
    event: {
      query: '"esx problem clock" OR "esx problem ntp" OR "time synchronization" failed',
      pattern: /\[esx\.problem\.(?:clock|ntp)\S*\]|[Tt]ime synchroni[sz]ation.*(?:failed|lost)/,
    },
  },
  // A boot sets the clock once, by little.
  grade: ({ read, count }) => {
    const seconds = Math.abs(Number(read.seconds ?? 0))
    return seconds >= 60 ? 'high' : seconds >= 1 || count >= 3 ? 'medium' : 'info'
  },
  summary: (group) =>
    say(
      `${group.host}: the clock was not synchronised ${span(group).en}${group.read.seconds ? `; it was set by ${group.read.seconds} s` : ''}. Times of its logs may be off.`,
      `${group.host}:時刻が同期されていなかった(${span(group).ja})${group.read.seconds ? `。${group.read.seconds} 秒補正された` : ''}。ログの時刻がずれている可能性がある。`,
    ),
  steps: () => [
    step(say('See the servers and their offsets', 'NTP サーバーとずれを確認する'), 'ntpq -pn'),
    step(say('UDP 123 to the servers must be open', 'サーバーへの UDP 123 が開いている必要がある')),
  ],
  samples: {
    found: [{ 'var/run/log/syslog.log': '2024-03-04T05:06:07Z ntpd[2099]: time reset +95.120432 s' }],
    clear: [{ 'var/run/log/syslog.log': '2024-03-04T05:06:07Z ntpd[2099]: Listen normally on 2 vmk0 192.0.2.21:123' }],
  },
})
