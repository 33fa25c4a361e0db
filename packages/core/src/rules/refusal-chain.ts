import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'
import { hostAndPort } from '../facts/connections/endpoints.ts'
import type { LinkedTask } from '../facts/connections/linked-tasks.ts'
import { outageOf, type RefusedPort, type Silence } from '../facts/connections/trouble.ts'
import { ofEvent, ofKnowledge } from '../facts/evidence.ts'
import type { Material } from '../facts/material.ts'
import { remarkOn } from '../facts/services/service-list.ts'
import type { ServiceState } from '../facts/services/state.ts'
import { times, timesWithin, when } from '../facts/words.ts'
import { knownFailure } from '../knowledge/errno.ts'
import { say } from '../knowledge/text.ts'
import { Dossier } from './dossier.ts'

/**
 * The way from a failed task to the log of the service that was not there, each step with its evidence: event →
 * operation → error → connection → port → service → process → log. Steps that the bundle does not show are left out.
 */
export function chainOf(refused: RefusedPort, material: Material): Dossier {
  const dossier = new Dossier()
  const task = refused.tasks[0]
  if (task) addTask(dossier, task, material)
  addConnection(dossier, refused, task, material)
  addPort(dossier, refused)
  if (refused.service) addService(dossier, refused, refused.service)
  addProcess(dossier, refused)
  if (refused.service) addLog(dossier, refused.service, material)
  return dossier
}

function addTask(dossier: Dossier, { task, announced, begin, troubles }: LinkedTask, material: Material): void {
  if (announced) {
    const what = /\[Task: ([^\]]+)\]/.exec(announced.message)?.[1]
    const at = when(announced.time)
    dossier.step(
      'event',
      say(
        `At ${at} the task ${what ? `“${what}” ` : ''}was started`,
        `${at} にタスク${what ? `「${what}」` : ''}が開始された`,
      ),
      ofEvent(material, announced),
    )
  }
  const method = task.method ?? task.task
  const pieces = [...(begin ? [begin] : []), task.event].map((event) => ofEvent(material, event))
  const fault = task.fault ? ` (${task.fault})` : ''
  dossier.step(
    'operation',
    say(
      `${method} (${task.task}) failed at ${when(task.time)}${fault}`,
      `${when(task.time)} に ${method} (${task.task}) が失敗した${fault}`,
    ),
    ...pieces,
  )
  const reason = task.reason ?? task.fault
  if (reason === null) return
  dossier.step(
    'error',
    say(`The reason it gives: “${reason.trim()}”`, `示された理由:「${reason.trim()}」`),
    ofEvent(material, task.event),
    ...troubles.filter((row) => row.id !== task.event.id).map((row) => ofEvent(material, row)),
  )
}

function addConnection(dossier: Dossier, refused: RefusedPort, task: LinkedTask | undefined, material: Material): void {
  const { failures, count, first, last } = refused
  const events = failures.flatMap((one) => one.events).sort((a, b) => a.time.localeCompare(b.time))
  const { address, port, by } = failures[0]!
  const to = hostAndPort(address ?? '', port)
  const pieces = [task?.connection, events[0], events.at(-1)].flatMap((event) =>
    event ? [ofEvent(material, event)] : [],
  )
  const end = {
    bundle: say(
      `that ${port} is the server’s end is said by the listing of sockets`,
      `${port} がサーバー側であることはソケット一覧による`,
    ),
    knowledge: say(
      `that ${port} is the server’s end follows from the published ports`,
      `${port} がサーバー側であることは公開されたポート一覧による`,
    ),
    line: say(
      `that ${port} is the server’s end is said by the line itself: it tells of a call, and whom it called`,
      `${port} がサーバー側であることは、接続の試みとその接続先を記した行自体による`,
    ),
    'rule of thumb': say(
      `that ${port} is the server’s end is a guess by the smaller number`,
      `${port} がサーバー側であることは小さい番号という目安による`,
    ),
  }[by]
  const moment = task ? say('At that moment a connection', 'その瞬間、') : say('Connections', '')
  const tells = knownFailure('refused')
  dossier.step(
    'connection',
    say(
      `${moment.en} to ${to} ${task ? 'was' : 'were'} refused; in all ${times(count).en}, first at ${when(first)}, last at ${when(last)} (${end.en})`,
      `${moment.ja}${to} への接続が拒否された。合計 ${times(count).ja}、最初は ${when(first)}、最後は ${when(last)}(${end.ja})`,
    ),
    ...pieces,
    ofKnowledge(tells.source, tells.meaning),
  )
}

function addPort(dossier: Dossier, { owner, service }: RefusedPort): void {
  const { port, state, knownPort } = owner
  const whose = owner.service ?? owner.process
  if (whose === null && state === 'unknown') return
  const is = whose
    ? say(`Port ${port} belongs to ${whose}`, `ポート ${port} は ${whose} のもの`)
    : say(`Port ${port} is of an unknown service`, `ポート ${port} のサービスは不明`)
  const stands = {
    listen: say('it was listened on at collection', '採取時には待ち受けていた'),
    'not listening': say('nobody listened on it at collection', '採取時には誰も待ち受けていなかった'),
    unknown: say('no listing of sockets is in the bundle', 'バンドルにソケット一覧がない'),
  }[state]
  const purpose =
    knownPort && knownPort.service === service?.name
      ? say(` (${knownPort.purpose.en})`, `(${knownPort.purpose.ja})`)
      : say('', '')
  dossier.step(
    'port',
    say(`${is.en}${purpose.en}; ${stands.en}`, `${is.ja}${purpose.ja}。${stands.ja}`),
    ...owner.evidence,
  )
}

function addService(dossier: Dossier, refused: RefusedPort, service: ServiceState): void {
  const outage = outageOf(service, refused.first)
  const moment = refused.tasks[0]?.task.time ?? refused.first
  const then = outage?.from
    ? say(`${service.name} was stopped at ${when(outage.from)}`, `${service.name} は ${when(outage.from)} に停止した`)
    : refused.silence
      ? silent(service.name, refused.silence)
      : say(
          `no line tells how ${service.name} stood at ${when(moment)}`,
          `${when(moment)} の ${service.name} の状態を示す行はない`,
        )
  const now = {
    running: say('it runs at collection', '採取時には稼働していた'),
    stopped: say('it was stopped at collection', '採取時には停止していた'),
    unknown: say('its state at collection is not in the bundle', '採取時の状態はバンドルにない'),
  }[service.state]
  const remark = remarkOn(service, refused.failures)
  const said = remark && service.state === 'running' ? remark : now
  const pieces: Evidence[] = [...(outage?.evidence ?? []), ...service.evidence]
  if (pieces.length === 0 && service.known)
    pieces.push(ofKnowledge('knowledge', named(service.name, service.known.display)))
  dossier.step('service', say(`${then.en}; ${said.en}`, `${then.ja}。${said.ja}`), ...pieces)
}

function silent(name: string, { from, to }: Silence): LocalText {
  return to === null
    ? say(`the log of ${name} has no line after ${when(from)}`, `${name} のログは ${when(from)} より後の行がない`)
    : say(
        `the log of ${name} is silent from ${when(from)} to ${when(to)}`,
        `${name} のログは ${when(from)} から ${when(to)} まで途切れている`,
      )
}

function addProcess(dossier: Dossier, { owner }: RefusedPort): void {
  if (owner.pid === null) return
  const process = owner.evidence.filter((piece) => piece.basis === 'snapshot')
  const name = owner.process ?? '?'
  dossier.step(
    'process',
    say(
      `At collection the process ${name} (pid ${owner.pid}) has it`,
      `採取時はプロセス ${name} (PID ${owner.pid}) が使用`,
    ),
    ...process,
  )
}

function addLog(dossier: Dossier, service: ServiceState, material: Material): void {
  const log = service.logs[0]
  if (!log) return
  const source = material.sources.find((one) => one.id === log.source)
  const there = source
    ? say('it is in the bundle', 'バンドルに含まれる')
    : say('it is not in the bundle', 'バンドルに含まれない')
  const by = {
    'open file': say('the process holds it open', 'プロセスが開いている'),
    'command line': say('its command line names it', 'コマンド ラインに示されている'),
    knowledge: say('where this service writes', 'このサービスの既定の出力先'),
  }[log.basis]
  const cited = log.cited
  const piece: Evidence = cited
    ? {
        basis: 'snapshot',
        bundle: cited.table.bundle,
        member: cited.table.member,
        path: cited.table.path,
        line: cited.row.line,
        time: null,
        text: log.path,
        event: null,
      }
    : ofKnowledge('catalogue of logs', named(service.name, say(log.path, log.path)))
  dossier.step(
    'log',
    say(`Read ${log.path} (${by.en}; ${there.en})`, `${log.path} を確認する(${by.ja}、${there.ja})`),
    piece,
  )
}

const named = (name: string, { en, ja }: LocalText): LocalText => say(`${name}: ${en}`, `${name}:${ja}`)

/** One sentence: what failed, of what, since when, how it stands. */
export function summaryOf(refused: RefusedPort): LocalText {
  const { owner, service, first, last, count } = refused
  const task = refused.tasks[0]?.task
  const name = service?.name ?? owner.service ?? owner.process
  const whose = name
    ? say(`port ${owner.port} (${name})`, `ポート ${owner.port} (${name})`)
    : say(`port ${owner.port}`, `ポート ${owner.port}`)
  const outage = service && outageOf(service, first)
  const stop = outage?.from
    ? say(`, ${name} having been stopped at ${when(outage.from)}`, `(${name} は ${when(outage.from)} に停止)`)
    : say('', '')
  const state = service?.state ?? 'unknown'
  const now = {
    running:
      owner.state === 'not listening'
        ? say('; it runs now, yet nobody listens on the port', '。現在は稼働しているが、ポートを待ち受けていない')
        : refused.isBack
          ? say('; it runs now, so the cause lies in the past', '。現在は稼働しており、原因は過去にある')
          : say('', ''),
    stopped: service?.evidence.some(({ basis }) => basis === 'snapshot' || basis === 'absence')
      ? say('; it is still stopped', '。現在も停止したまま')
      : say('; no line says that it was started again', '。再起動を示す行はない'),
    unknown:
      owner.state === 'not listening' ? say('; nobody listens on it now', '。現在も誰も待ち受けていない') : say('', ''),
  }[state]
  const others = refused.tasks.length - 1
  const more = others > 0 ? say(` and ${others} more`, ` ほか ${others} 件が`) : say('', ' が')
  return task
    ? say(
        `${task.method ?? task.task}${more.en} failed at ${when(task.time)} because ${whose.en} refused connections since ${when(first)}${stop.en}${now.en}.`,
        `${when(task.time)} に ${task.method ?? task.task}${more.ja}失敗した。${whose.ja} が ${when(first)} から接続を拒否していたため${stop.ja}${now.ja}。`,
      )
    : say(
        `${whose.en} refused connections ${timesWithin(count, first, last).en}${stop.en}${now.en}.`,
        `${whose.ja} が ${timesWithin(count, first, last).ja}接続を拒否した${stop.ja}${now.ja}。`,
      )
}
