import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const loginFailures = lineRule({
  id: 'login-failures',
  title: say('Logins fail again and again', 'ログインの失敗が続いている'),
  severity: 'medium',
  looksIn: [
    'journal',
    'vpxd',
    'hostd',
    'ssoAdminServer',
    'websso',
    'vmware-identity-sts',
    'auth',
    'vobd',
    'vmware-sts-idmd',
    'tokenservice',
  ],
  atLeast: 5,
  signs: {
    event: {
      query: 'component:vim.event.BadUsernameSessionEvent OR "cannot login"',
      pattern: /Cannot login (?:user )?(?<user>[^\s@\]]+)(?:@(?<client>[\w.:]+))?/,
    },
    sso: {
      query:
        '"invalid credentials" OR "failed to authenticate principal" OR "authentication failed for user" OR "login failed"',
      pattern:
        /(?:[Ii]nvalid credentials|Failed to authenticate principal \[(?<user>[^\]]+)\]|[Aa]uthentication failed for user:? ?'?(?<user>[^\s',]+)|(?<!Re-)[Ll]ogin failed)/,
    },
    host: {
      query: '"authentication failure" OR "rejected password for user" OR "failed password for"',
      pattern:
        /Rejected password for user (?<user>\S+) from (?<client>\S+)|authentication failure.*?(?:rhost=(?<client>\S+).*?)?(?:user=(?<user>\S+))?$|Failed password for (?:invalid user )?(?<user>\S+) from (?<client>\S+)/m,
    },
    locked: {
      query: '"esx audit account locked" OR "remote access for esxi local user account" locked',
      pattern: /Remote access for ESXi local user account '(?<user>[^']+)' has been (?<locked>locked)/,
    },
  },
  about: ({ user }) => (user ? { kind: 'user', id: user } : null),
  grade: ({ read, count }) => (read.locked ? 'high' : count >= 20 ? 'medium' : count >= 10 ? 'low' : 'info'),
  summary: (group) =>
    say(
      `Logins ${group.read.user ? `of ${group.read.user} ` : ''}at ${group.host} failed ${span(group).en}${group.read.client ? `, last from ${group.read.client}` : ''}.`,
      `${group.host} で${group.read.user ? ` ${group.read.user} の` : ''}ログインが失敗した(${span(group).ja}${group.read.client ? `、直近の接続元 ${group.read.client}` : ''})。`,
    ),
  steps: ({ read }) => [
    step(
      say(
        `Find what logs in${read.client ? ` from ${read.client}` : ''} with an old password: backup, monitoring, scripts`,
        `古いパスワードで接続しているもの(バックアップ・監視・スクリプト)を${read.client ? ` ${read.client} で` : ''}探す`,
      ),
    ),
    step(say('See whether the account is locked', 'アカウントがロックされていないか確認する')),
  ],
  samples: {
    found: [
      {
        'var/run/log/auth.log': [1, 2, 3, 4, 5]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}Z sshd[2099]: error: PAM: Authentication failure for root from 192.0.2.9\n2024-03-04T05:06:0${n}Z sshd[2099]: Failed password for root from 192.0.2.9 port 5000${n} ssh2`,
          )
          .join('\n'),
      },
    ],
    clear: [
      {
        'var/run/log/auth.log':
          '2024-03-04T05:06:07Z sshd[2099]: Accepted keyboard-interactive/pam for root from 192.0.2.9 port 50001 ssh2',
      },
    ],
  },
})
