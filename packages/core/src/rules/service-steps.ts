import type { NextStep } from '@bundlescope/contract/analysis.ts'
import type { ServiceState } from '../facts/services/state.ts'
import { when } from '../facts/words.ts'
import { say } from '../knowledge/text.ts'
import { step } from './rule.ts'

/** What to do about a service that was or is not there, cheapest first. `since`: when it began, where known. */
export function stepsFor(service: ServiceState, since: number | null): NextStep[] {
  const { name, node, state } = service
  const isVcenter = node === 'vcenter'
  const steps: NextStep[] = []
  const log = service.logs[0]?.path
  if (log) {
    steps.push(
      since === null
        ? step(say(`Read ${log}`, `${log} を確認する`))
        : step(
            say(
              `Read ${log} from before ${when(since)}: why did the service end?`,
              `${log} の ${when(since)} より前を確認する(停止した理由)`,
            ),
          ),
    )
  }
  if (isVcenter) {
    steps.push(step(say('See which services run', '各サービスの状態を確認する'), 'service-control --status --all'))
    steps.push(
      step(
        say(
          'See in vMon’s log whether somebody stopped it or it crashed',
          'vMon のログで、停止操作か異常終了かを確認する',
        ),
        `grep '<${name.replace(/^vmware-/, '')}>' /var/log/vmware/vmon/vmon*.log`,
      ),
    )
  } else {
    steps.push(step(say('See whether it runs', '稼働しているか確認する'), `/etc/init.d/${name} status`))
  }
  if (state !== 'running') {
    const needed = service.known?.needs ?? []
    if (needed.length > 0) {
      steps.push(
        step(
          say(
            `See that what it needs runs: ${needed.join(', ')}`,
            `依存するサービスの稼働を確認する:${needed.join('、')}`,
          ),
        ),
      )
    }
    steps.push(
      isVcenter
        ? step(say('Start the service', 'サービスを起動する'), `service-control --start ${name}`)
        : step(
            say('Restart the agent', 'エージェントを再起動する'),
            `/etc/init.d/${name} restart`,
            say(
              'The host is disconnected from vCenter Server for a short while; not during tasks or with LACP or vSAN problems.',
              '短時間 vCenter から切断される。タスク実行中や LACP・vSAN の問題がある場合は避ける。',
            ),
          ),
    )
  }
  return steps
}
