import { hasAgentTrace } from '../../../facts/gi/gi.ts'
import {
  MOVE_TO_PROTECTED_HOST,
  REACTIVATE_VM,
  SYNC_WITH_VCENTER,
  UPGRADE_TOOLS,
} from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { outcomeOf, unclear } from '../../gi-looks.ts'
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
      ...[SYNC_WITH_VCENTER, MOVE_TO_PROTECTED_HOST, REACTIVATE_VM, UPGRADE_TOOLS].map(outcomeOf),
      say(
        'and last, whether an upgrade of DSM, DSVA and Filter Driver, or of vShield Endpoint, helped',
        '最後に、DSM・DSVA・Filter Driver または vShield Endpoint のアップグレードで改善したか',
      ),
    ),
})
