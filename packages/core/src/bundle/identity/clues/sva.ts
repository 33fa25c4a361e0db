import { type Clue, facts } from '../fact.ts'

/** Security appliances: Trend Micro's, and what any of them holds of VMware's EPSec library. */
export const SVA: readonly Clue[] = [
  {
    // …| /build/DEEPSECURITY_DSA/9.5_SP1HF/rhel6_64/en/Source/src/dsa/core/Heartbeat.cpp:212:send |…
    at: /(?:^|\/)ds_(?:agent|am)(?:-\w+)?\.log(?:\.\d+)?(?:\.gz)?$/,
    maxSize: null,
    read(text) {
      const found =
        /Deep Security (?:Agent|Virtual Appliance)\D{0,20}(\d+\.\d+[\d.]*)/i.exec(text) ??
        /DEEPSECURITY_DSA\/(\d+(?:\.\d+)+)/.exec(text)
      // 20.0.0-1234, 12.0.0.725: the build is the last part
      const [, version, build] = /^(\d+\.\d+(?:\.\d+)?)(?:\.(\d+))?/.exec(found?.[1] ?? '') ?? []
      return facts('sva-diagnostic', 1, { product: 'Trend Micro Deep Security', version, build })
    },
  },
]
