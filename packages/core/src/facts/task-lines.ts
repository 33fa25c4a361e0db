/** What a line says about an operation of vCenter's services (an LRO) or about a task of a host. */
export interface TaskLine {
  step: 'begin' | 'finish' | 'error'
  /** `task-77`, `lro-1881320`, `lro--12`, `task-internal-4`; on a host the whole `haTask-…-N`. */
  task: string
  target: string | null
  method: string | null
  fault: string | null
  reason: string | null
}

const DASHES = /\s--(?=\s|$)/

/**
 * Reads the message of a `[VpxLRO]` event, its continuation lines included; null when it is none.
 *
 *     [VpxLRO] -- BEGIN task-77 -- group-v3 -- vim.Folder.createVm -- 521c…(52ab…)
 *     [VpxLRO] -- FINISH task-77
 *     [VpxLRO] -- ERROR task-77 -- group-v3 -- vim.Folder.createVm: vmodl.fault.SystemError:
 *     --> Result:
 *     --> (vmodl.fault.SystemError) {
 *     -->    reason = "the storage service did not answer"
 */
export function readLro(message: string): TaskLine | null {
  const [first = '', ...more] = linesOf(message)
  const parts = first.split(DASHES)
  const head = /^(BEGIN|FINISH|ERROR)\s+(\S+)$/.exec(parts[1]?.trim() ?? '')
  if (parts[0]?.trim() !== '[VpxLRO]' || !head) return null
  const step = head[1] === 'BEGIN' ? 'begin' : head[1] === 'FINISH' ? 'finish' : 'error'
  const call = /^([\w.]+)(?::\s*([\w.]*\w))?/.exec(parts[3]?.trim() ?? '')
  return {
    step,
    task: head[2]!,
    target: parts[2]?.trim() || null,
    method: call?.[1] ?? null,
    fault: step === 'error' ? (call?.[2] ?? faultOf(more)) : null,
    reason: step === 'error' ? reasonOf(more) : null,
  }
}

/** Syslog relays write the line ends of a message as `#012`, some collectors as `\n`. */
function linesOf(message: string): string[] {
  return message.replace(/(?:#012|\\+n)(?=-->)/g, '\n').split('\n')
}

const HOST_TASK = /^Task (Created|Completed) : (haTask-(.*?)-([a-z]+(?:\.\w+)+)-\d+)(?: Status (\w+))?/

/** Reads hostd's `Task Created : haTask-68-vim.VirtualMachine.powerOff-111 …` and `Task Completed : … Status error`. */
export function readHostTask(message: string): TaskLine | null {
  const match = HOST_TASK.exec(message)
  if (!match) return null
  const [, what, task, target, method, status] = match
  const step = what === 'Created' ? 'begin' : status === 'error' ? 'error' : 'finish'
  return { step, task: task!, target: target || null, method: method!, fault: null, reason: null }
}

/** hostd names the fault in a line of its own, just before the task ends: `AdapterServer caught exception: vim.fault.X`. */
export function readCaughtFault(message: string): { fault: string; reason: string | null } | null {
  const [first = '', ...more] = linesOf(message)
  const match = /^AdapterServer caught exception: \(?([a-z]\w*(?:\.\w+)+)/.exec(first)
  return match ? { fault: match[1]!, reason: reasonOf(more) } : null
}

/** `--> (vim.fault.InvalidState) {` → `vim.fault.InvalidState` */
function faultOf(lines: readonly string[]): string | null {
  for (const line of lines) {
    const match = /^-->\s*\(([a-z]\w*(?:\.\w+)+)\)\s*\{/.exec(line)
    if (match) return match[1]!
  }
  return null
}

/** The first of the block's sentences that says something; a fault may carry its reason in any of these. */
function reasonOf(lines: readonly string[]): string | null {
  const block = lines.map((line) => line.replace(/^-->\s?/, '')).join('\n')
  for (const key of ['reason', 'localizedMessage', 'faultMessage', 'message', 'msg']) {
    const match = new RegExp(`\\b${key} = "((?:[^"\\\\]|\\\\.)*)"`).exec(block)
    const text = match?.[1]?.trim()
    if (text) return text
  }
  return null
}
