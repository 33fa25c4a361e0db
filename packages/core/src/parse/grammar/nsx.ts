import type { Header } from '../header.ts'
import { levelOfWord } from '../severity.ts'

/**
 * What of the data tells of an alarm, for `extra`: `eventState="On" eventType="partner_channel_down"`. Formats that keep
 * the data whole need it not.
 */
export function alarmOfNsxData(data: string): string {
  return data.includes('eventType=') ? (data.match(/\b(?:alarm|event|ent|error)[A-Z]\w*="[^"]*"/g) ?? []).join(' ') : ''
}

/**
 * NSX's structured data, `nsx@6876 comp="nsx-manager" subcomp="policy" reqId="…" level="INFO"`: the part that speaks,
 * its own level, and the request that API calls are followed by
 * (NSX-V: `operationID`).
 */
export function readNsxData(data: string, header: Header): void {
  header.component = /\bsubcomp="([^"]*)"/.exec(data)?.[1] ?? /\bcomp="([^"]*)"/.exec(data)?.[1] ?? ''
  header.op = /\b(?:reqId|operationID)="([^"]*)"/.exec(data)?.[1] ?? ''
  header.level = levelOfWord(/\blevel="(\w+)"/.exec(data)?.[1] ?? '') || header.level
}
