import type { Evidence, LocalText } from '@bundlescope/contract/analysis.ts'
import { isLinkLocal, isMux } from '../../knowledge/gi/names.ts'
import { say } from '../../knowledge/text.ts'
import type { SnapshotRow } from '../../snapshot/snapshot.ts'
import { ofAbsence, ofSnapshot } from '../evidence.ts'
import type { Table } from '../material.ts'
import { absent, newestFirst, type Seen, there, unknown } from './seen.ts'

/** A TCP connection of a world of the Mux. */
export interface Link {
  address: string
  port: number
  state: string
  /** Bytes that wait at this end: more than `FULL_QUEUE`, and the other end does not keep up. Null where not listed. */
  waiting: number | null
  evidence: Evidence
}

/** What the Mux was connected to when the connections were listed. */
export interface HostLinks {
  /** Microseconds UTC of the list. */
  at: number | null
  /** Peers on the internal switch (169.254.0.0/16): SVAs, the USVM. Any port; 48651 is EPSecLib's. */
  svas: readonly Link[]
  /** Peers elsewhere on 443: the manager. */
  managers: readonly Link[]
  /** NSX-T: the host's agents to NSX Manager, 1234 and 1235. */
  channels: readonly Link[]
  /** Rows of the Mux, of whatever peer. */
  muxRows: number
  /** `there`: ESTABLISHED to an SVA; `absent`: the list shows that there is none. */
  toSva: Seen
  toManager: Seen
  toNsx: Seen
}

const MISSING = say(
  'the connections of the host: esxcli network ip connection list | grep Mux',
  'ホストの接続一覧:esxcli network ip connection list | grep Mux',
)

const RELEASE_MISSING = say(
  'which release of NSX the host has, for not every one keeps connections to 1234 and 1235: esxcli software vib list | grep nsx',
  'ホストの NSX のリリース(1234・1235 の接続を常時保持するのは NSX-T 3.0 以降):esxcli software vib list | grep nsx',
)

/**
 * Reads the newest list that tells of the Mux. `| grep Mux` leaves all rows of the Mux, so that what is not among them is
 * not there; a list without any of its rows tells only where it shows others' too.
 *
 * @param hasChannels whether the host's release keeps channels to NSX Manager open: only then they can be missing
 */
export function linksOf(tables: readonly Table<'socket'>[], hasChannels: boolean | null): HostLinks {
  const listed = newestFirst(tables).find(({ rows }) => rows.length > 0)
  const none: HostLinks = {
    at: null,
    svas: [],
    managers: [],
    channels: [],
    muxRows: 0,
    toSva: unknown(MISSING),
    toManager: unknown(MISSING),
    toNsx: unknown(MISSING),
  }
  if (!listed) return none
  const own = listed.rows.filter(({ process }) => process !== null && isMux(process))
  const svas = own.filter((row) => isLinkLocal(row.remoteAddress)).map((row) => linkOf(listed, row))
  const managers = own
    .filter((row) => row.remotePort === 443 && !isLinkLocal(row.remoteAddress))
    .map((row) => linkOf(listed, row))
  const channels = listed.rows
    .filter(({ remotePort }) => remotePort === 1234 || remotePort === 1235)
    .map((row) => linkOf(listed, row))
  const isWhole = listed.rows.some(({ process }) => process === null || !isMux(process))
  const seen = (links: readonly Link[], what: LocalText, isTold: boolean): Seen => {
    const up = links.filter(({ state }) => state === 'ESTABLISHED')
    if (up.length > 0)
      return there(
        listed.at,
        up.map(({ evidence }) => evidence),
      )
    const text = say(
      `no connection ${what.en} among ${listed.rows.length} (${own.length} of the Mux)`,
      `${listed.rows.length} 件(うち Mux は ${own.length} 件)に${what.ja}への接続がない`,
    )
    const rest = [...links.map(({ evidence }) => evidence), ofAbsence(listed, text)]
    return isTold ? absent(listed.at, rest) : unknown(MISSING)
  }
  const toNsx = seen(channels, say('to NSX Manager (1234, 1235)', ' NSX Manager (1234・1235) '), isWhole)
  return {
    at: listed.at,
    svas,
    managers,
    channels,
    muxRows: own.length,
    toSva: seen(svas, say('to an SVA (169.254.0.0/16)', ' SVA (169.254.0.0/16) '), isWhole || own.length > 0),
    toManager: seen(managers, say('to the manager (443)', 'マネージャ (443) '), isWhole || own.length > 0),
    toNsx: channels.length === 0 && hasChannels !== true ? unknown(RELEASE_MISSING) : toNsx,
  }
}

function linkOf(table: Table<'socket'>, row: SnapshotRow<'socket'>): Link {
  const address = row.remoteAddress ?? ''
  const port = row.remotePort ?? 0
  const state = row.state ?? ''
  const waiting = waitingIn(row)
  const queues =
    waiting === null || waiting === 0 ? '' : `, ${row.receiveQueue} received and ${row.sendQueue} sent wait`
  const text = `${row.protocol} ${row.localAddress}:${row.localPort ?? '*'} ${address}:${port} ${state} ${row.process ?? ''}${queues}`
  return { address, port, state, waiting, evidence: ofSnapshot(table, row.line, text.trim()) }
}

/**
 * So much waiting in a connection that was only ever looked at for a moment is no chance: a full buffer. Hosts and SVAs
 * exchange them within microseconds, so that healthy queues are empty or nearly so.
 */
export const FULL_QUEUE = 32 * 1024

/** The fuller queue of the two; null where the listing has none. */
export function waitingIn({ receiveQueue, sendQueue }: SnapshotRow<'socket'>): number | null {
  if (receiveQueue == null && sendQueue == null) return null
  return Math.max(receiveQueue ?? 0, sendQueue ?? 0)
}
