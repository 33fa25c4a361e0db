import type { Severity } from '@bundlescope/contract/analysis.ts'
import { ofEvent } from '../../facts/evidence.ts'
import { FAILED_TASKS, type FailedTask } from '../../facts/failed-tasks.ts'
import { machineName } from '../../facts/machine.ts'
import type { Material } from '../../facts/material.ts'
import { times, when } from '../../facts/words.ts'
import { say } from '../../knowledge/text.ts'
import { CLEAR, defineRule, type Found, step } from '../rule.ts'

export const operationFailed = defineRule({
  id: 'operation-failed',
  title: say('A task failed', 'タスクが失敗した'),
  catalogue: ['VC-06'],
  severity: 'medium',
  facts: { tasks: FAILED_TASKS },
  evaluate({ material, facts }) {
    if (!material.hasLog('vpxd', 'hostd', 'vpxa')) {
      return {
        outcome: 'not-applicable',
        reason: say('No log of vCenter Server or of a host agent is here', 'vCenter・ホスト エージェントのログがない'),
        missing: [say('vpxd.log (vCenter) or hostd.log (ESXi)', 'vpxd.log(vCenter)または hostd.log(ESXi)')],
      }
    }
    // Inner calls of vCenter fail by the dozen in daily work; only tasks are somebody's.
    const tasks = facts.tasks.filter(({ task }) => /^(?:task-\d|haTask)/.test(task))
    if (tasks.length === 0) return CLEAR
    const alike = Map.groupBy(
      tasks,
      ({ member, method, fault, reason }) => `${member.id} ${method} ${fault} ${shape(reason)}`,
    )
    return { outcome: 'found', findings: [...alike.values()].map((group) => toFound(group, material)) }
  },
})

/** The same reason of another object is the same reason. */
function shape(reason: string | null): string {
  return (reason ?? '').replace(/\d+|'[^']*'|"[^"]*"/g, '□')
}

function toFound(group: readonly FailedTask[], material: Material): Found {
  const first = group[0]!
  const last = group.at(-1)!
  const what = first.method ?? first.task
  const why = first.reason?.trim() ?? first.fault
  const operations = group.slice(0, 30).map((one) => `operation:${one.root ?? one.task}`)
  const severity: Severity = group.every((one) => one.isUsersOwn) ? 'info' : 'medium'
  return {
    affects: [...operations, `host:${machineName(first.member)}`],
    title: say(
      `${what} failed${group.length > 1 ? ` (${times(group.length).en})` : ''}`,
      `${what} が失敗${group.length > 1 ? `(${times(group.length).ja})` : ''}`,
    ),
    severity,
    confidence: 0.95,
    summary: say(
      `${what} failed ${times(group.length).en}, last at ${when(last.time)}${why ? `: “${why}”` : ''}.`,
      `${what} が ${times(group.length).ja}失敗した(最後は ${when(last.time)})${why ? `。理由:「${why}」` : ''}。`,
    ),
    chain: [
      {
        step: 'operation',
        text: say(
          `${what} (${first.task}) failed at ${when(first.time)}`,
          `${when(first.time)} に ${what} (${first.task}) が失敗した`,
        ),
        evidence: [0],
      },
      ...(why
        ? [
            {
              step: 'error' as const,
              text: say(`The reason it gives: “${why}”`, `示された理由:「${why}」`),
              evidence: [0],
            },
          ]
        : []),
    ],
    evidence: group.slice(0, 10).map((one) => ofEvent(material, one.event)),
    steps: [
      step(
        say(
          'Open the operation: its first warning or error names the cause, as a rule',
          '操作を開き、最初の警告・エラーを確認する(多くは原因を示す)',
        ),
      ),
    ],
  }
}
