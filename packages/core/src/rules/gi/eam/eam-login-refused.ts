import { affectsEdge, affectsNode } from '../../../facts/gi/ids.ts'
import { READ_EAM_LOG, RESTART_EAM } from '../../../knowledge/gi/steps-eam.ts'
import { say } from '../../../knowledge/text.ts'
import { step } from '../../rule.ts'
import { EAM_LOG } from '../eam-log.ts'
import { span, toldRule } from '../told-rule.ts'

/** vCenter does not know the certificate that EAM shows, mostly since certificates were replaced: EAM tries again and again. */
export const eamLoginRefused = toldRule({
  id: 'eam-login-refused',
  title: say('EAM cannot log in to vCenter Server', 'EAM が vCenter にログインできない'),
  catalogue: ['GI-E02'],
  severity: 'high',
  references: ['KB 434349', 'KB 2112577'],
  // It cannot initialise because it cannot log in.
  supersedes: ['eam-not-ready'],
  toldBy: 'eam',
  missing: [EAM_LOG],
  signs: {
    refused: {
      query: '"failed to authenticate extension com vmware vim eam" OR ("re login failed" notauthenticated)',
      pattern: /Failed to authenticate extension com\.vmware\.vim\.eam|Re-login failed[\s\S]*NotAuthenticated/,
    },
  },
  ends: {
    answered: { query: 'program:eam "api complete"', pattern: /API COMPLETE/ },
    event: {
      query: '"com vmware vim eam login succeeded" OR component:com.vmware.vim.eam.login.succeeded',
      pattern: /eam\.login\.succeeded/,
    },
  },
  about: (_read, vcenter) => [
    affectsNode('eam', vcenter),
    affectsEdge('e_agency', vcenter),
    'service:vmware-eam',
    `host:${vcenter}`,
  ],
  // One refusal while vCenter starts is daily life.
  grade: ({ count, over }) => (over !== null ? 'low' : count >= 2 ? 'high' : null),
  summary: (told) =>
    say(
      `vCenter Server ${told.teller} refused the login of EAM ${span(told).en}: the certificate of the extension com.vmware.vim.eam is not the one that vCenter has registered. EAM neither deploys nor repairs anything until it can log in.`,
      `${told.teller} が EAM のログインを拒否した(${span(told).ja})。拡張機能 com.vmware.vim.eam の証明書が vCenter に登録されたものと一致しない。ログインできるまで、EAM はデプロイも修復も行えない。`,
    ),
  steps: ({ teller }) => [
    READ_EAM_LOG,
    step(
      say(
        'Compare the certificate that EAM uses with the one registered for the extension: was it replaced or has it expired?',
        'EAM が使用する証明書と、拡張機能に登録された証明書を比較する(置き換え・期限切れの有無)',
      ),
      '/usr/lib/vmware-vmafd/bin/vecs-cli entry getcert --store vpxd-extension --alias vpxd-extension | openssl x509 -noout -dates -fingerprint',
    ),
    step(
      say(
        'Register the certificate for the extension again (KB 434349), after a snapshot or backup of vCenter Server',
        'vCenter のスナップショットまたはバックアップを取得した上で、拡張機能の証明書を再登録する(KB 434349)',
      ),
      `vecs=/usr/lib/vmware-vmafd/bin/vecs-cli; mkdir -p /certificate; $vecs entry getcert --store vpxd-extension --alias vpxd-extension --output /certificate/vpxd-extension.crt; $vecs entry getkey --store vpxd-extension --alias vpxd-extension --output /certificate/vpxd-extension.key; python /usr/lib/vmware-vpx/scripts/updateExtensionCertInVC.py -e com.vmware.vim.eam -c /certificate/vpxd-extension.crt -k /certificate/vpxd-extension.key -s ${/^[\w.-]+$/.test(teller) ? teller : 'VCENTER'} -u Administrator@vsphere.local`,
      say(
        'Changes the registration of the extension in vCenter Server; delete the exported key afterwards',
        'vCenter の拡張機能の登録が変更される。書き出した秘密鍵は作業後に削除する',
      ),
    ),
    RESTART_EAM,
  ],
  samples: {
    found: [
      {
        'var/log/vmware/eam/eam.log': [10, 30, 50]
          .map(
            (second) =>
              `2025-02-03T04:05:${second}.100Z |  WARN | vim-async-2 | ExtensionSessionRenewer.java | 227 | [Retry:Login:com.vmware.vim.eam:5f1c2a] Re-login failed, due to:\ncom.vmware.eam.security.NotAuthenticated: Failed to authenticate extension com.vmware.vim.eam to vCenter.`,
          )
          .join('\n'),
      },
    ],
    clear: [
      {
        'var/log/vmware/eam/eam.log':
          '2025-02-03T04:05:06.100Z |  WARN | vim-async-2 | ExtensionSessionRenewer.java | 227 | [Retry:Login:com.vmware.vim.eam:5f1c2a] Re-login failed, due to:\ncom.vmware.eam.security.NotAuthenticated: Failed to authenticate extension com.vmware.vim.eam to vCenter.\n2025-02-03T04:06:06.100Z |  INFO | vim-monitor | VcListener.java | 131 | Retrieved 3 updates',
      },
    ],
  },
})
