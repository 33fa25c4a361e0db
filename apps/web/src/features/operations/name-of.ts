import type { Operation, OperationLane } from '@bundlescope/contract/analysis.ts'
import { quoteValue } from '@bundlescope/query/printer.ts'

type Named = Pick<Operation, 'id' | 'task' | 'method' | 'description'>

/**
 * What an operation is called: the description that a person saw, else the method, else its id; `more` is the method
 * where the title is none. `{ description: 'Create virtual machine', method: 'vim.Folder.createVm' }` → both.
 */
export function nameOf({ id, task, method, description }: Named): { title: string; more: string | null } {
  if (description) return { title: description, more: method }
  if (method) return { title: method, more: null }
  return { title: task ?? id, more: null }
}

/** The search that finds all lines of an operation: by its ids, or by its task where its lines bear no id. */
export function searchFor({ id, task }: Pick<Operation, 'id' | 'task'>): string {
  if (id !== task) return `op:${quoteValue(id)}`
  return /^task-\d+$/.test(id) ? `task:${id}` : `"${id.replaceAll('"', ' ')}"`
}

/** An id of the family without the part that all share: `-51-01` of `…70071331-51-01`; the whole id where it differs. */
export function partOf(op: string, root: string): string {
  return op.startsWith(root) ? op.slice(root.length) : op
}

/** The search that an event of a lane is shown in: its operation's, but for lines that do not bear its id. */
export function searchAround(
  lane: Pick<OperationLane, 'op' | 'joined'>,
  operation: Pick<Operation, 'id' | 'task'>,
): string {
  return lane.joined === 'id' && lane.op.startsWith(operation.id) ? searchFor(operation) : ''
}
