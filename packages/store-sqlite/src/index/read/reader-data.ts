import type { ZoneChoice } from '@bundlescope/contract/endpoints.ts'

/** To a reader thread, at its start. */
export interface ReaderData {
  dataDir: string
  /** Of this thread, and how many there are: every `readers`-th segment is its own. */
  number: number
  readers: number
  /** Zones that persons chose, by bundle. */
  zones: [bundle: string, choices: readonly ZoneChoice[]][]
}
