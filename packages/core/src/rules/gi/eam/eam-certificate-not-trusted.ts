import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_AGENCIES } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { EAM_LOG } from '../eam-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** Since vSphere 7 EAM fetches packages only from servers whose certificate it was told to trust. */
export const eamCertificateNotTrusted = toldRule({
  id: 'eam-certificate-not-trusted',
  title: say(
    'EAM does not trust the server of the OVF and VIB',
    'EAM が OVF・VIB の配布サーバの証明書を信頼していない',
  ),
  catalogue: ['GI-E03'],
  severity: 'high',
  references: ['KB 313402', 'KB 93526'],
  supersedes: ['agent-not-downloadable'],
  toldBy: 'eam',
  missing: [EAM_LOG],
  signs: {
    refused: {
      query:
        'certificatenottrusted OR certificatenottrustedfault OR "suitable trust not found" OR "certificate_unknown 46"',
      pattern:
        /(?:CertificateNotTrusted|Suitable trust, not found|certificate_unknown\(46\))(?=(?:[\s\S]{0,400}?https?:\/\/(?<server>[\w.:-]+))?)/,
      from: /^eam/,
    },
  },
  about: (_read, vcenter) => [affectsEdge('e_deploy', vcenter), affectsNode('eam', vcenter), `host:${vcenter}`],
  summary: (told) =>
    say(
      `EAM of ${told.teller} refused the certificate of ${told.read.server ?? 'the server with the agent packages'} ${span(told).en}: it downloads neither OVF nor VIB, so nothing is deployed.`,
      `${told.teller} の EAM が${told.read.server ? ` ${told.read.server} ` : 'エージェント パッケージの配布サーバ'}の証明書を拒否した(${span(told).ja})。OVF・VIB をダウンロードできず、デプロイできない。`,
    ),
  steps: ({ read }) => [
    step(
      say(
        'From vCenter Server, look at the certificate that the server shows: issuer, names, dates',
        'vCenter から配布サーバの証明書(発行者・名前・期限)を確認する',
      ),
      `openssl s_client -connect ${read.server ? `${read.server}${read.server.includes(':') ? '' : ':443'}` : 'SERVER:443'} -showcerts </dev/null | openssl x509 -noout -subject -issuer -dates -fingerprint`,
    ),
    step(
      say(
        'Tell EAM to trust that certificate, as KB 93526 describes for this version; solutions that know of it do so by themselves once updated',
        'KB 93526 のバージョン別の手順で EAM にこの証明書を信頼させる(対応済みのソリューションは更新すれば自動で登録する)',
      ),
    ),
    LOOK_AT_AGENCIES,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log':
          '2025-02-03T04:05:06.100Z | ERROR | vim-async-2 | VibUrl.java | 88 | Cannot download https://192.0.2.33:8443/sva.ovf\neam.fault.CertificateNotTrusted: certificate of https://192.0.2.33:8443/sva.ovf',
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          '2025-02-03T04:05:06.100Z |  INFO | vim-monitor | VcListener.java | 131 | Retrieved 3 updates',
      },
    ],
  },
})
