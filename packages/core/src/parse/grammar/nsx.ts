import type { Header } from '../header.ts'
import { levelOfWord } from '../severity.ts'

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
