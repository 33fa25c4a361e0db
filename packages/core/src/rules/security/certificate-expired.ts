import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const certificateExpired = lineRule({
  id: 'certificate-expired',
  title: say('A certificate has expired or is about to', '証明書が期限切れ、または期限間近'),
  severity: 'high',
  references: ['KB 2111219', 'KB 79248'],
  supersedes: ['certificate-not-trusted'],
  looksIn: [
    'vpxd',
    'hostd',
    'vpxa',
    'sps',
    'vsphere_client_virgo',
    'eam',
    'journal',
    'messages',
    'certificatemanagement-svcs',
    'ssoAdminServer',
    'vmware-identity-sts',
  ],
  signs: {
    expired: {
      query:
        'certificate (expired OR certificateexpiredexception) OR "certificate has expired" OR certificateexpiredexception',
      pattern:
        /certificate (?:has |is |had )?(?:already )?expired|CertificateExpiredException|expired certificate|certificate .{0,120}\bNotAfter/i,
      unless:
        /\b(?:no|not|never|0|without)(?: \w+)? expired\b|\bexpired\W{0,3}(?:false|no\b|0\b|thresholds?)|\bcheck\w* .*expired/i,
    },
    soon: {
      query: 'certificate "about to expire" OR "certificate will expire" OR "certificate status" (yellow OR red)',
      pattern:
        /certificate .{0,80}(?<soon>about to expire|will expire)|(?<soon>certificate status)(?!.*\bto green\b).*\b(?:yellow|red)\b/i,
      // That every certificate ends one day is no news; from two months before, vCenter Server warns.
      unless:
        /\b(?:no|not) certificates?\b|expire (?:in|within|after) (?:6[1-9]|[7-9]\d|\d{3,}) days|\bnot about to expire/i,
    },
  },
  grade: ({ read, events }) =>
    read.soon && events.every(({ message }) => !/expired/i.test(message)) ? 'medium' : 'high',
  summary: (group) =>
    say(
      `${group.host}: a certificate ${group.read.soon ? 'expires soon' : 'has expired'} (${group.events[0]!.sourceName}, ${span(group).en}). Logins and talks between services fail with it.`,
      `${group.host}:証明書が${group.read.soon ? '期限間近' : '期限切れ'}(${group.events[0]!.sourceName}、${span(group).ja})。ログインやサービス間通信が失敗する。`,
    ),
  steps: () => [
    step(
      say('List the certificates of all stores and when they end', 'すべてのストアの証明書と有効期限を確認する'),
      "for s in $(/usr/lib/vmware-vmafd/bin/vecs-cli store list); do echo $s; /usr/lib/vmware-vmafd/bin/vecs-cli entry list --store $s --text | grep -e Alias -e 'Not After'; done",
    ),
    step(
      say(
        'The signing certificate of the token service (STS) is in none of these stores: check it on its own',
        'STS 署名証明書はこれらのストアにないため、別に確認する',
      ),
    ),
    step(
      say('Renew what has expired', '期限切れの証明書を更新する'),
      '/usr/lib/vmware-vmca/bin/certificate-manager',
      say(
        'Take a snapshot of the appliance first; all services restart.',
        '先にアプライアンスのスナップショットを取得する。全サービスが再起動する。',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          '2024-03-04T05:06:07.100Z | ERROR | vlsi | X.java | 12 | java.security.cert.CertificateExpiredException: NotAfter: Sun Mar 03 00:00:00 UTC 2024',
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          '2024-03-04T05:06:07.100Z | INFO | vlsi | X.java | 12 | Certificate of vc01.lab.example loaded',
      },
      {
        'var/log/vmware/eam/eam.log': [
          'Found 0 expired certificates in the store',
          'certificate is not expired: NotAfter Mon Jan 03 00:00:00 UTC 2033',
          'Checking for expired certificates',
          'The machine certificate will expire in 700 days',
          "Alarm 'Certificate Status' on Datacenters changed from Yellow to Green",
        ]
          .map((message, n) => `2024-03-04T05:06:0${n}.100Z | INFO | vlsi | X.java | 12 | ${message}`)
          .join('\n'),
      },
    ],
  },
})
