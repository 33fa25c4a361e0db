import type { LocalText } from '@bundlescope/contract/analysis.ts'
import type { GiHost } from '../facts/gi/hosts.ts'
import { evidenceOf, type Moment } from '../facts/gi/moments.ts'
import type { MuxLine } from '../facts/gi/mux-lines.ts'
import type { Material } from '../facts/material.ts'
import { say } from '../knowledge/text.ts'
import { type Telling, tell } from './telling.ts'

/** Seconds that the watchdog wants a program to run; VMware's default, where its first line does not say. */
const LEAST_UPTIME = 60

/** What the watchdog's lines tell of the Mux: up, down, ending again and again. */
export function muxHistory(host: GiHost, material: Material): Telling[] {
  const tellings: Telling[] = []
  const lines = host.muxLines
  for (const [index, line] of lines.entries()) tellings.push(...tellingsOf(line, lines, index, material))
  const last = tellings.at(-1)
  // It was started, and at collection it is not there: when it ended, no line tells.
  if (last?.reason !== STARTED || host.mux.is === 'there') return tellings
  if (host.mux.is === 'absent') tellings.push({ ...last, health: 'unknown', reason: GONE })
  else if (lines.at(-2)?.kind === 'quick-exit') tellings.push({ ...last, health: 'unknown', reason: PERHAPS })
  return tellings
}

function tellingsOf(
  line: Moment<MuxLine>,
  lines: readonly Moment<MuxLine>[],
  index: number,
  material: Material,
): Telling[] {
  const evidence = [evidenceOf(material, line)]
  const say1 = (health: Telling['health'], reason: LocalText): Telling[] => [tell(line.time, health, reason, evidence)]
  switch (line.kind) {
    case 'watchdog-began':
      return []
    case 'started': {
      const next = lines[index + 1]
      // What ends again within its least uptime never was up.
      if (next?.kind === 'quick-exit') return lines[index - 1]?.kind === 'quick-exit' ? [] : say1('ok', STARTED)
      return say1('ok', STARTED)
    }
    case 'quick-exit':
      return say1('failed', LOOPS)
    case 'exit': {
      const ran = Number(line.read.seconds ?? LEAST_UPTIME)
      const before = index === 0 ? [tell(line.time - ran * 1e6, 'ok', RAN, evidence)] : []
      return [...before, ...say1('failed', say(`It ended after ${ran} s`, `${ran} 秒稼働した後に終了した`))]
    }
    case 'gave-up':
      return say1('failed', say('The watchdog gave up: it stays down', 'watchdog が再起動を断念した(停止したまま)'))
    case 'stopped':
      return say1('failed', say('The service was stopped or restarted by somebody', 'サービスが停止または再起動された'))
    case 'start-not-verified':
      return say1('failed', say('It could not be started', '起動できなかった'))
  }
}

const GONE = say(
  'It was started; that it ended, no line tells, and at collection it was not there',
  '起動された。終了を示す行はないが、採取時には存在しなかった',
)
const PERHAPS = say(
  'It was started once more; whether it stayed up, nothing tells',
  '再度起動されたが、稼働し続けたかどうかを示すものがない',
)
const STARTED = say('Its watchdog started it', 'watchdog が起動した')
const RAN = say('It ran until it ended', '終了するまで稼働していた')
const LOOPS = say(
  'It ends within seconds of being started, and is started again',
  '起動から数秒で終了し、再起動が繰り返されている',
)

const MUX_DOWN = say('The Mux is down', 'Mux が停止している')

/**
 * What follows for a connection of the Mux: it cannot be while the Mux is down, and when it is up again, something else
 * has to tell that it was made anew.
 *
 * @param back says so
 */
export function whileDown(mux: readonly Telling[], back: LocalText): Telling[] {
  return mux.flatMap((one, index) => {
    if (one.health === 'failed') return [tell(one.at, 'failed', MUX_DOWN, one.evidence)]
    return mux[index - 1]?.health === 'failed' ? [tell(one.at, 'unknown', back, one.evidence)] : []
  })
}
