import { type Clue, ESXI, facts, host } from '../fact.ts'

/** A VM's folder without a bundle around it: what ran it, by the first lines of its log. */
export const VM: readonly Clue[] = [
  {
    // 2020-06-04T06:12:22.100Z| vmx| I125: Log for VMware ESX pid=2101 version=6.7.0 build=build-15160138 option=Release
    // 2020-06-04T06:12:22.100Z| vmx| I125: Hostname=esx01.lab.example
    at: /(?:^|\/)vmware(?:-\d+)?\.log(?:\.gz)?$|^[^/]+$/,
    maxSize: null,
    read(text) {
      const found = /^(.{0,200})Log for (VMware [^\n]{1,60}?) pid=\d+ version=(\S{1,40}) build=(?:build-)?(\d+)/m.exec(
        text,
      )
      if (found === null) return []
      const [, before = '', name = '', version, build] = found
      const esx = /^VMware ESXi?$/.test(name)
      const offset = /\d\d:\d\d:\d\d\.\d+([+-]\d\d:\d\d)/.exec(before)?.[1]
      return [
        ...facts('files', 5, { product: esx ? ESXI : name, version, build, zone: esx ? 'UTC' : offset }),
        ...host(/ Hostname=(\S+)/.exec(text)?.[1], 7).map((fact) => ({ ...fact, of: 'files' as const })),
      ]
    },
  },
]
