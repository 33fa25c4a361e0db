import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import { say } from '../../../knowledge/text.ts'
import { unclear } from '../../gi-looks.ts'
import { vmRule } from '../../gi-vm-rule.ts'

/** All checks are good and one VM is shown as offline all the same: only the console knows, and only trying helps. */
export const vmStale = vmRule({
  id: 'vm-stale',
  title: say(
    'One VM is shown as offline though all checks are good',
    'すべて正常だが特定の仮想マシンのみオフラインと表示される',
  ),
  catalogue: ['GI-G21'],
  severity: 'medium',
  references: ['KA-0002868'],
  concerns: hasAgentTrace,
  look: () =>
    unclear(
      say(
        'which VMs the console of the security solution shows as offline or unprotected, and since when; only certain ones, or all of a host',
        'セキュリティ製品の管理コンソールでオフラインまたは未保護と表示される仮想マシンと発生時刻。特定の仮想マシンのみか、ホストの全台か',
      ),
      say(
        'where it is one VM and all checks are good, whether this helps, in this order: synchronise the console with vCenter Server; vMotion to another protected host; re-activate the VM; upgrade or reinstall VMware Tools; upgrade DSM, DSVA and Filter Driver; upgrade vShield Endpoint',
        '特定の 1 台で、すべて正常な場合、次の順に実施して改善するか:vCenter との同期、保護対象の別ホストへの vMotion、対象の仮想マシンの再有効化、VMware Tools のアップグレードまたは再インストール、DSM・DSVA・Filter Driver のアップグレード、vShield Endpoint のアップグレード',
      ),
    ),
})
