import { type Clue, ESX, ESXI, type Fact, facts, host, KIB, release, section, VCENTER } from '../fact.ts'

/**
 * vCenter Server and ESXi: what states product, version and build. Loose logs may have any name, so that files outside of all
 * folders (`^[^/]+$`) are looked at, too.
 */
export const VSPHERE: readonly Clue[] = [
  {
    // VMware VirtualCenter 6.7.0 build-15129973
    at: /(?:^|\/)commands\/vpxd_-v[^/]*$/,
    maxSize: 64 * KIB,
    read: (text) => release(virtualCenter(text), VCENTER, 'vc-support', 1),
  },
  {
    // CLOUDVM_VERSION:6.7.0.42000 (older: VERSION:…), BUILDNUMBER:15129973; ESXi has a file of this name, too
    at: /(?:^|\/)etc\/vmware\/\.buildInfo$/,
    maxSize: 64 * KIB,
    proves: (text) => (/^[ \t]*(?:CLOUDVM_|SUMMARY[ \t]*:[ \t]*VMware vCenter)/m.test(text) ? 'vc-support' : null),
    read(text) {
      const version = /^[ \t]*(?:CLOUDVM_)?VERSION[ \t]*[:=][ \t]*(\d+\.\d+\.\d+)/m.exec(text)?.[1]
      const build = /^[ \t]*BUILDNUMBER[ \t]*[:=][ \t]*(\d+)/m.exec(text)?.[1]
      return facts('vc-support', 2, { product: VCENTER, version, build })
    },
  },
  {
    // VMware vCenter Server Appliance 6.5.0.30000
    at: /(?:^|\/)etc\/issue$/,
    maxSize: 4 * KIB,
    read(text) {
      const version = /VMware vCenter Server(?: Appliance)? (\d+\.\d+\.\d+)/.exec(text)?.[1]
      return version === undefined ? [] : facts('vc-support', 5, { product: VCENTER, version })
    },
  },
  {
    // 2020-11-29T00:00:01.301Z Section for VMware VirtualCenter, pid=14026, version=6.7.0, build=15129973, option=Release
    at: /(?:^|\/)vpxd(?:-\d+)?\.log(?:\.(?:gz|zst|xz|bz2))?$|^[^/]+$/,
    maxSize: null,
    read: (text) => release(section(text, 'VMware (?:VirtualCenter|vCenter[^,\n]{0,40})'), VCENTER, 'vc-support', 4),
  },
  {
    // VMware ESXi 6.5.0 build-5310538, VMware ESX 4.1.0 build-260247
    at: /(?:^|\/)commands\/vmware_-v[^/]*$/,
    maxSize: 64 * KIB,
    read: (text) => esxRelease(text, 1),
  },
  {
    // VMware ESX 4.1 (Kandinsky)
    at: /(?:^|\/)etc\/vmware-release$/,
    maxSize: 4 * KIB,
    read: (text) => (/^VMware ESX \d/m.test(text) ? facts('vm-support', 2, { product: ESX }) : []),
  },
  {
    // Version: 7.0.3 / Build: Releasebuild-19193900; in json/ the same with quotes
    at: /(?:^|\/)(?:localcli|esxcli)_[^/]*system-version-get[^/]*$/,
    maxSize: 64 * KIB,
    read(text) {
      const version = /^[ \t]*"?Version"?:[ \t]*"?(\d[\d.]*)/m.exec(text)?.[1]
      const build = /^[ \t]*"?Build"?:[ \t]*[^\d\n]{0,40}(\d+)/m.exec(text)?.[1]
      return facts('vm-support', 2, { product: ESXI, version, build })
    },
  },
  {
    // /adv/Misc/HostName = "esx01.lab.example"
    at: /(?:^|\/)etc\/vmware\/esx\.conf$/,
    maxSize: null,
    read: (text) => host(/^\/adv\/Misc\/HostName\s*=\s*"([^"]+)"/im.exec(text)?.[1], 3),
  },
  {
    at: /(?:^|\/)(?:hostd|vpxa|fdm|rhttpproxy)(?:\.\d+)?(?:\.log|\.log\.\d+)?(?:\.(?:gz|zst|xz|bz2))?$|^[^/]+$/,
    maxSize: null,
    read: (text) => release(section(text, 'VMware ESXi?'), ESXI, 'vm-support', 4),
  },
  {
    // a command's output that someone saved or pasted under a name of their own
    at: /^[^/]+\.(?:txt|log|out)$/i,
    maxSize: 64 * KIB,
    read: (text) => [...release(virtualCenter(text), VCENTER, 'vc-support', 6), ...esxRelease(text, 6)],
  },
]

const virtualCenter = (text: string) => /^VMware (?:VirtualCenter|vCenter Server) (\d[\d.]*)\s+build-(\d+)/im.exec(text)

/** `vmware -v` calls itself by its name; in logs (`Section for VMware ESX`) ESXi goes by the older one. */
function esxRelease(text: string, rank: number): Fact[] {
  const found = /^VMware (ESXi?) (\d[\d.]*)\s+build-(\d+)/m.exec(text)
  if (found === null) return []
  const [, name, version, build] = found
  // 5.0 and later are without a service console, whatever they print.
  const product = name === 'ESX' && /^[1-4]\./.test(version!) ? ESX : ESXI
  return facts('vm-support', rank, { product, version, build })
}
