import { type Clue, facts, host, KIB } from '../fact.ts'

/** Windows: guests, and vCenter Servers of Windows, whose product these facts do not name. */
export const WINDOWS: readonly Clue[] = [
  {
    // Host Name: PC-4 / OS Name: Microsoft Windows 10 Enterprise / OS Version: 10.0.17763 N/A Build 17763, in any language
    at: /(?:^|\/)systeminfo[^/]*\.txt$|^[^/]+\.txt$/i,
    maxSize: 256 * KIB,
    proves: (text) => (systemInfo(text) === null ? null : 'guest'),
    read(text) {
      const info = systemInfo(text)
      if (info === null) return []
      const { name, product, version, build, offset } = info
      const zone = offset === undefined ? [] : [{ field: 'zone' as const, value: offset, rank: 3 }]
      return [...facts('guest', 1, { product, version, build }), ...host(name, 1), ...zone]
    },
  },
  {
    // System Name<tab>PC-4, OS Name<tab>Microsoft Windows 10 Enterprise, Version<tab>10.0.17763 Build 17763
    at: /(?:^|\/)msinfo32[^/]*\.txt$/i,
    maxSize: null,
    read(text) {
      const product = /^[^\t\n]{1,60}\t(Microsoft Windows [^\t\r\n]{1,100})/m.exec(text)?.[1]?.trim()
      const release = /^[^\t\n]{1,60}\t(\d+\.\d+\.\d+)\b[^\r\n]{0,60}?(\d{1,9})[ \t]*\r?$/m.exec(text)
      const name = /^(?:System Name|システム名)\t(\S+)/m.exec(text)?.[1]
      return [...facts('guest', 2, { product, version: release?.[1], build: release?.[2] }), ...host(name, 2)]
    },
  },
  {
    //    Host Name . . . . . . . . . . . . : PC-4
    at: /(?:^|\/)ipconfig[^/]*\.txt$/i,
    maxSize: 256 * KIB,
    read: (text) => host(/^ *(?:Host Name|ホスト名|Hostname)[ .]*: (\S+)/m.exec(text)?.[1], 3),
  },
]

interface SystemInfo {
  name: string | undefined
  product: string
  version: string | undefined
  build: string | undefined
  /** Its standard time; summer time is not stated. */
  offset: string | undefined
}

/** Its lines are the same in every language but for the words before the colon; the first names the machine. */
function systemInfo(text: string): SystemInfo | null {
  const product = /^[^:\n]{1,60}: +(Microsoft[^\r\n]{0,20} Windows [^\r\n]{1,100})/m.exec(text)?.[1]?.trim()
  const release = /^[^:\n]{1,60}: +(\d+\.\d+\.\d+)\b[^\r\n]{0,60}?(\d{1,9})[ \t]*\r?$/m.exec(text)
  if (product === undefined || release === null) return null
  const name = /^[^:\n]{1,60}: +(\S{1,255})[ \t]*\r?$/m.exec(text)?.[1]
  const offset = /: +\((?:UTC|GMT)([+-]\d\d:\d\d)?\)/.exec(text)
  return {
    name,
    product,
    version: release[1],
    build: release[2],
    offset: offset === null ? undefined : (offset[1] ?? 'UTC'),
  }
}
