import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

export const certificateNotTrusted = lineRule({
  id: 'certificate-not-trusted',
  title: say('A certificate is not trusted', '証明書が信頼されない'),
  severity: 'medium',
  looksIn: ['vpxd', 'hostd', 'vpxa', 'sps', 'vsphere_client_virgo', 'eam', 'journal', 'messages', 'vmware-vum-server'],
  atLeast: 2,
  signs: {
    java: {
      query: '"pkix path" OR "unable to find valid certification path"',
      pattern: /PKIX path (?:building|validation) failed|unable to find valid certification path/,
    },
    openssl: {
      query:
        '"certificate verify failed" OR "self signed certificate in certificate chain" OR "unable to get local issuer certificate"',
      pattern:
        /certificate verify failed|self[- ]signed certificate in certificate chain|unable to get local issuer certificate/i,
    },
    vmacore: {
      query:
        'ssl exception "verification parameters" OR "thumbprint mismatch" OR "thumbprint does not match" OR "ssl thumbprint"',
      pattern: /Verification parameters:|[Tt]humbprint (?:mismatch|does not match|.{0,40} mismatch)/,
    },
  },
  summary: (group) =>
    say(
      `${group.host} did not trust the certificate of the other end ${span(group).en} (${group.events[0]!.sourceName}).`,
      `${group.host} が接続先の証明書を信頼できなかった(${span(group).ja}、${group.events[0]!.sourceName})。`,
    ),
  steps: () => [
    step(
      say(
        'Look at the certificate that the other end shows, and who issued it',
        '接続先が提示する証明書と発行者を確認する',
      ),
      'openssl s_client -connect HOST:443 -showcerts </dev/null | openssl x509 -noout -subject -issuer -dates -fingerprint',
    ),
    step(
      say(
        'If it was replaced: register the extension or host again, or add the issuer to the trusted roots',
        '置き換え済みなら、拡張機能・ホストを再登録するか、発行者を信頼済みルートに追加する',
      ),
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log': [1, 2]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z | ERROR | vlsi | X.java | 12 | sun.security.validator.ValidatorException: PKIX path building failed`,
          )
          .join('\n'),
      },
    ],
    clear: [
      { 'var/log/vmware/eam/eam.log': '2024-03-04T05:06:07.100Z | INFO | vlsi | X.java | 12 | certificate accepted' },
    ],
  },
})
