import { type Clue, ESXI, facts, host, KIB, release } from '../fact.ts'

/** What any Linux or ESXi machine says about itself. */
export const MACHINE: readonly Clue[] = [
  {
    // VMkernel esx01.lab.example 6.5.0 #1 SMP Release build-5310538 May  4 2017 10:11:37 x86_64 x86_64 x86_64 ESXi
    at: /(?:^|\/)uname(?:_-a[^/]*|[^/]*\.txt)$|^[^/]+\.txt$/,
    maxSize: 64 * KIB,
    proves: (text) => (/^VMkernel \S+ \d/m.test(text) ? 'vm-support' : null),
    read(text) {
      const esx = /^VMkernel (\S{1,255}) (\d[\d.]*) .{0,100}?build-(\d+)/m.exec(text)
      if (esx !== null) return [...release([esx[0], esx[2]!, esx[3]!], ESXI, 'vm-support', 3), ...host(esx[1], 2)]
      return host(/^Linux (\S+) \d+\.\d+\S* #\d/m.exec(text)?.[1], 4)
    },
  },
  {
    at: /(?:^|\/)(?:hostname(?:_[^/]*)?\.txt|etc\/hostname)$/i,
    maxSize: 4 * KIB,
    read: (text) => host(/^[ \t]*([A-Za-z0-9][\w.-]*)[ \t]*\r?$/m.exec(text)?.[1], 1),
  },
  {
    // PRETTY_NAME="Ubuntu 20.04.6 LTS", VERSION_ID="20.04"
    at: /(?:^|\/)(?:etc|usr\/lib)\/os-release$/,
    maxSize: 16 * KIB,
    read(text) {
      const product = /^PRETTY_NAME=["']?([^"'\n]+)/m.exec(text)?.[1]
      const version = /^VERSION_ID=["']?([\w.]+)/m.exec(text)?.[1]
      return facts('guest', 2, { product, version })
    },
  },
]
