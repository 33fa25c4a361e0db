import type { EventRow } from '@bundlescope/contract/event.ts'

/** As much of a message as is read for what it names. */
const MOST = 8000

/** What the header of an event bears beside time and place: the type of an event of vCenter, structured data of NSX. */
export function headOf({ component, extra }: Pick<EventRow, 'component' | 'extra'>): string {
  return [component, extra].filter(Boolean).join(' ')
}

/** All that an event says: ids of agents, agencies, VMs and hosts stand in the header or in the message. */
export function textOf(event: Pick<EventRow, 'component' | 'extra' | 'message'>): string {
  return `${headOf(event)} ${event.message.slice(0, MOST)}`
}

/** A name stands in a text as a whole word: `sva1` is not in `sva12`, but in `sva1.lab.example`. */
export function isNamed(name: string, text: string): boolean {
  const [wanted, all] = [name.toLowerCase(), text.toLowerCase()]
  for (let at = all.indexOf(wanted); at >= 0 && wanted !== ''; at = all.indexOf(wanted, at + 1)) {
    if (!/[\w.-]/.test(all[at - 1] ?? '') && !/[\w-]/.test(all[at + wanted.length] ?? '')) return true
  }
  return false
}

/** NSX writes an alarm's line again when it is over: `eventState="Off"`. */
export function isAlarmOver(event: Pick<EventRow, 'extra'>): boolean {
  return /\beventState="Off"|\balarmState="(?:RESOLVED|SUPPRESSED)"/i.test(event.extra ?? '')
}

/**
 * Finds events of vCenter of these types: vpxd's lines bear the type in their header, others in their text.
 *
 *     ofType('VmSuspendedEvent') → vmsuspendedevent OR component:vim.event.VmSuspendedEvent
 */
export function ofType(...types: readonly string[]): string {
  return types.map((type) => `${type} OR component:vim.event.${type}`).join(' OR ')
}

/** Finds the lines of alarms of NSX: their type stands in the structured data of the header, or in the text. */
export function alarmProbe(...types: readonly string[]): { query: string; inHeader: true } {
  return { query: `(component:monitoring OR program:nsx*) (${types.join(' OR ')})`, inHeader: true }
}
