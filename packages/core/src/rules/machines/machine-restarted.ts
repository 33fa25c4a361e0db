import { parseMicros } from '@bundlescope/contract/time.ts'
import { BOOTS, type Boot } from '../../facts/boots.ts'
import { machineName } from '../../facts/machine.ts'
import type { Material } from '../../facts/material.ts'
import { when } from '../../facts/words.ts'
import { say } from '../../knowledge/text.ts'
import { CLEAR, defineRule, type Found, step } from '../rule.ts'

export const machineRestarted = defineRule({
  id: 'machine-restarted',
  title: say('A machine was restarted', 'マシンが再起動した'),
  severity: 'info',
  facts: { boots: BOOTS },
  evaluate({ material, facts }) {
    const within = facts.boots.filter((boot) => hasLinesBefore(boot, material))
    if (within.length > 0) {
      const byMachine = Map.groupBy(within, ({ member }) => member)
      return { outcome: 'found', findings: [...byMachine.values()].map(toFound) }
    }
    if (facts.boots.length > 0 || material.hasLog('vmksummary', 'vobd', 'journal')) return CLEAR
    return {
      outcome: 'not-applicable',
      reason: say('No log that tells of boots is in the bundles', '起動を記録するログがバンドルにない'),
      missing: [
        say('ESXi: vmksummary.log, vobd.log; `uptime`', 'ESXi:vmksummary.log、vobd.log、`uptime`'),
        say('vCenter: the journal; `uptime`', 'vCenter:ジャーナル、`uptime`'),
      ],
    }
  },
})

/** A log that begins with the boot does not tell of the time before, and nobody asks for that. */
function hasLinesBefore({ member, at }: Boot, { sources }: Material): boolean {
  return sources.some(
    ({ bundle, member: of, firstTime }) =>
      bundle === member.bundle && of === member.id && firstTime !== null && parseMicros(firstTime)! < at - 60e6,
  )
}

function toFound(boots: readonly Boot[]): Found {
  const host = machineName(boots[0]!.member)
  const unasked = boots.filter(({ isAsked }) => isAsked === false)
  const times = boots.map(({ at }) => when(at))
  const shown = times.length > 4 ? [...times.slice(0, 2), '…', ...times.slice(-2)] : times
  const sudden =
    unasked.length === 0
      ? say('', '')
      : say(
          ` No line tells that anybody asked for ${unasked.length === boots.length ? 'it' : `${unasked.length} of them`}: power, hardware or a crash.`,
          `${unasked.length === boots.length ? '' : `うち ${unasked.length} 回は`}停止の指示を示す行がなく、電源・ハードウェア・異常終了が疑われる。`,
        )
  return {
    affects: [`host:${host}`],
    severity: unasked.length > 0 ? 'medium' : 'info',
    confidence: unasked.length > 0 ? 0.75 : 0.9,
    title: unasked.length > 0 ? say(`${host} restarted unexpectedly`, `${host} が予期せず再起動した`) : undefined,
    summary: say(
      `${host} came up at ${shown.join(', ')}: what its logs say of services before that no longer holds after it.${sudden.en}`,
      `${host} は ${shown.join('、')} に起動した。それ以前のサービスの状態は、以後には当てはまらない。${sudden.ja}`,
    ),
    evidence: boots.flatMap(({ evidence }) => evidence).slice(0, 12),
    steps:
      unasked.length > 0
        ? [
            step(
              say(
                'See the hardware log, the console (purple screen) and the power supply at that time',
                'その時刻のハードウェア ログ、コンソール(パープル スクリーン)、電源を確認する',
              ),
              'localcli hardware ipmi sel list',
            ),
          ]
        : [],
    from: boots[0]!.at,
    to: boots.at(-1)!.at,
  }
}
