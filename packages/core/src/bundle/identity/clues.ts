import type { BundleKind } from '@bundlescope/contract/bundle.ts'
import { readDate, zoneText } from './datetext.ts'

export type FactField = 'host' | 'product' | 'version' | 'build' | 'collectedAt' | 'zone'

export interface Fact {
  field: FactField
  value: string
  /** Smaller is trusted more. */
  rank: number
  /** Only for a bundle of this kind; for any when left out. */
  of?: BundleKind
}

/** A file that tells something about its bundle. */
interface Clue {
  at: RegExp
  /** Larger files are not that one; null for logs, whose first lines are enough. */
  maxSize: number | null
  read(text: string): Fact[]
  /** The kind that such a text proves. */
  proves?: (text: string) => BundleKind | null
}

export const VCENTER = 'VMware vCenter Server'
export const ESXI = 'VMware ESXi'
const KIB = 1024

export const CLUES: readonly Clue[] = [
  {
    // VMware VirtualCenter 6.7.0 build-15129973
    at: /(?:^|\/)commands\/vpxd_-v[^/]*$/,
    maxSize: 64 * KIB,
    read: (text) =>
      release(/(?:VirtualCenter|vCenter Server) (\d[\d.]*)\s+build-(\d+)/i.exec(text), VCENTER, 'vc-support', 1),
  },
  {
    // CLOUDVM_VERSION:6.7.0.42000 (older: VERSION:…), BUILDNUMBER:15129973
    at: /(?:^|\/)etc\/vmware\/\.buildInfo$/,
    maxSize: 64 * KIB,
    read(text) {
      const version = /^\s*(?:CLOUDVM_)?VERSION\s*[:=]\s*(\d+\.\d+\.\d+)/m.exec(text)?.[1]
      const build = /^\s*BUILDNUMBER\s*[:=]\s*(\d+)/m.exec(text)?.[1]
      return [...facts('vc-support', 2, { version, build }), ...facts('vc-support', 2, { product: VCENTER })]
    },
  },
  {
    // VMware ESXi 6.5.0 build-5310538
    at: /(?:^|\/)commands\/vmware_-v[^/]*$/,
    maxSize: 64 * KIB,
    read: (text) => release(/VMware ESXi? (\d[\d.]*)\s+build-(\d+)/.exec(text), ESXI, 'vm-support', 1),
  },
  {
    // Version: 7.0.3 / Build: Releasebuild-19193900
    at: /(?:^|\/)(?:localcli|esxcli)_[^/]*system-version-get[^/]*$/,
    maxSize: 64 * KIB,
    read(text) {
      const version = /^\s*Version:\s*(\d[\d.]*)/m.exec(text)?.[1]
      const build = /^\s*Build:\s*\D*(\d+)/m.exec(text)?.[1]
      return facts('vm-support', 2, { product: ESXI, version, build })
    },
  },
  {
    // VMkernel esx01.lab.example 6.5.0 #1 SMP Release build-5310538 May  4 2017 10:11:37 x86_64 x86_64 x86_64 ESXi
    at: /(?:^|\/)(?:commands\/)?uname_-a[^/]*$/,
    maxSize: 64 * KIB,
    proves: (text) => (/^VMkernel /m.test(text) ? 'vm-support' : null),
    read(text) {
      const esx = /^VMkernel (\S+) (\d[\d.]*) .*?build-(\d+)/m.exec(text)
      if (esx !== null) return [...release([esx[0], esx[2]!, esx[3]!], ESXI, 'vm-support', 3), ...host(esx[1], 2)]
      return host(/^Linux (\S+) /m.exec(text)?.[1], 4)
    },
  },
  {
    at: /(?:^|\/)(?:commands\/hostname(?:_-f|_--fqdn)?\.txt|etc\/hostname)$/i,
    maxSize: 4 * KIB,
    read: (text) => host(/^\s*([A-Za-z0-9][\w.-]*)\s*$/m.exec(text)?.[1], 1),
  },
  {
    // /adv/Misc/HostName = "esx01.lab.example"
    at: /(?:^|\/)etc\/vmware\/esx\.conf$/,
    maxSize: null,
    read: (text) => host(/^\/adv\/Misc\/HostName\s*=\s*"([^"]+)"/im.exec(text)?.[1], 3),
  },
  {
    // Host Name: VDI-017 / OS Name: Microsoft Windows 10 Enterprise / OS Version: 10.0.17763 N/A Build 17763
    at: /(?:^|\/)systeminfo[^/]*\.txt$/i,
    maxSize: 256 * KIB,
    read(text) {
      const version = /^OS (?:Version|バージョン):\s*(\d[\d.]*)/m.exec(text)?.[1]
      const product = /^OS (?:Name|名):\s*(\S.*?)\s*$/m.exec(text)?.[1]
      const build = /^OS (?:Version|バージョン):.*?(?:Build|ビルド)\s*(\d+)/m.exec(text)?.[1]
      const name = /^(?:Host Name|ホスト名):\s*(\S+)/m.exec(text)?.[1]
      return [...facts('guest', 1, { product, version, build }), ...host(name, 1)]
    },
  },
  {
    at: /(?:^|\/)commands\/date(?!_-u|_--utc)(?:_[^/]*)?\.txt$/,
    maxSize: 4 * KIB,
    read: (text) => date(text, 1),
  },
  {
    // date -u tells the time but not the machine's zone
    at: /(?:^|\/)commands\/date_(?:-u|--utc)[^/]*\.txt$/,
    maxSize: 4 * KIB,
    read: (text) => date(text, 0).filter((fact) => fact.field !== 'zone'),
  },
  {
    // Time zone: Asia/Tokyo (JST, +0900)
    at: /(?:^|\/)commands\/timedatectl[^/]*\.txt$/,
    maxSize: 64 * KIB,
    read(text) {
      const found = /Time zone:.*?([+-])(\d\d):?(\d\d)\)/.exec(text)
      if (found === null) return []
      const minutes = (Number(found[2]) * 60 + Number(found[3])) * (found[1] === '-' ? -1 : 1)
      return [{ field: 'zone', value: zoneText(minutes), rank: 0 }]
    },
  },
  {
    // vm-support's README: Captured on Mon Mar  8 14:49:25 UTC 2021
    at: /^README$/,
    maxSize: 64 * KIB,
    read: (text) => date(/Captured on:?\s*(.+)/i.exec(text)?.[1] ?? '', 2),
  },
  {
    // 2020-11-29T00:00:01.301Z Section for VMware VirtualCenter, pid=14026, version=6.7.0, build=15129973, option=Release
    at: /(?:^|\/)(?:vpxd\/)?vpxd(?:-\d+)?\.log(?:\.gz)?$/,
    maxSize: null,
    read: (text) => release(section(text, 'VMware (?:VirtualCenter|vCenter[^,]*)'), VCENTER, 'vc-support', 4),
  },
  {
    at: /(?:^|\/)log\/(?:hostd|vpxa|fdm)(?:\.\d+)?(?:\.log|\.gz|\.log\.gz)$/,
    maxSize: null,
    read: (text) => release(section(text, 'VMware ESXi?'), ESXI, 'vm-support', 4),
  },
  {
    // VMware NSX Software, Version 3.1.2.0.0.17883596
    at: /(?:^|\/)[^/]*(?:version|nsx_issue)[^/]*$/i,
    maxSize: 64 * KIB,
    read(text) {
      const version = /NSX\b[^\n]*?version:?\s*(\d+(?:\.\d+){2,})/i.exec(text)?.[1]
      const build = version === undefined ? undefined : /\.(\d{6,})$/.exec(version)?.[1]
      return version === undefined
        ? []
        : facts('nsx-manager', 1, { product: 'VMware NSX', version: version.replace(/\.\d{6,}$/, ''), build })
    },
  },
  {
    // …| /build/DEEPSECURITY_DSA/9.5_SP1HF/rhel6_64/en/Source/src/dsa/core/Heartbeat.cpp:212:send |…
    at: /(?:^|\/)ds_agent\.log$/,
    maxSize: null,
    read(text) {
      const version =
        /Deep Security (?:Agent|Virtual Appliance)\D{0,20}(\d+\.\d+[\d.]*)/i.exec(text) ??
        /DEEPSECURITY_DSA\/(\d+(?:\.\d+)+)/.exec(text)
      return facts('sva-diagnostic', 1, { product: 'Trend Micro Deep Security', version: version?.[1] })
    },
  },
]

/** `Section for PRODUCT, pid=…, version=…, build=…`: the first line that vSphere's services write into each of their files. */
function section(text: string, product: string): [string, string, string] | null {
  const found = new RegExp(`Section for ${product}, pid=[^,]*, version=([\\d.]+)[^,]*, build=(?:build-)?(\\d+)`).exec(
    text,
  )
  return found === null ? null : [found[0], found[1]!, found[2]!]
}

function release(found: readonly string[] | null, product: string, of: BundleKind, rank: number): Fact[] {
  return found === null ? [] : facts(of, rank, { product, version: found[1], build: found[2] })
}

function facts(of: BundleKind, rank: number, values: Partial<Record<FactField, string | undefined>>): Fact[] {
  return Object.entries(values).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field: field as FactField, value, rank, of }],
  )
}

function host(name: string | undefined, rank: number): Fact[] {
  return name === undefined || /^(?:localhost|photon-machine|\(none\)|unknown)/i.test(name)
    ? []
    : [{ field: 'host', value: name, rank }]
}

function date(text: string, rank: number): Fact[] {
  const moment = readDate(text)
  if (moment === null) return []
  return [
    { field: 'collectedAt', value: moment.at, rank },
    { field: 'zone', value: moment.zone, rank },
  ]
}
