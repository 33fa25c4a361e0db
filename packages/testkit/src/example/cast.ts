/** The example: an invented site, on one day of its life. Nothing here is from a real system. */
export const VC = { host: 'vc01.hakusan.example', ip: '192.0.2.10', version: '6.7.0', build: '18010531' }
export const ESX = {
  host: 'esx03.hakusan.example',
  ip: '192.0.2.33',
  moid: 'host-28',
  version: '6.7.0',
  build: '17700514',
}

export const DATASTORE = '/vmfs/volumes/5ff1c0a2-31c4de77-9a10-3cecef21aa40'

/** The virtual machine of the story, and its neighbours on the same host. */
export const ORDER_DB = { moid: 'vm-1042', haId: '12', name: '受注管理-db02', world: 2103911 }
export const NEIGHBOURS = [
  { moid: 'vm-1017', haId: '7', name: 'web-front-11', world: 2101204 },
  { moid: 'vm-1020', haId: '9', name: '在庫照会-app01', world: 2101980 },
  { moid: 'vm-1033', haId: '10', name: 'build-agent-05', world: 2102417 },
] as const

const at = (day: number, hour: number, minute: number, second = 0, ms = 0) =>
  Date.UTC(2024, 4, day, hour, minute, second, ms)

export const TIMES = {
  begin: at(13, 6, 0),
  end: at(14, 6, 8),
  /** The storage policy service runs out of memory and is killed; its watcher gives up after three attempts. */
  killed: at(14, 4, 41, 7, 412),
  givenUp: at(14, 4, 44, 52, 90),
  /** Somebody powers the order database on, twice. */
  firstTry: at(14, 5, 32, 10, 318),
  secondTry: at(14, 5, 47, 55, 61),
  /** A part of the reverse proxy's log that rotation has lost. */
  lostFrom: at(13, 19, 20),
  lostTo: at(13, 21, 5),
  collected: at(14, 6, 10),
}

export const CLICK_1 = 'lw3k9z2p-88214-auto-1w2e-h5:70021777'
export const CLICK_2 = 'lw3k9z2p-88391-auto-1w7c-h5:70021934'
export const OPERATOR = 'HAKUSAN\\t.mori'
