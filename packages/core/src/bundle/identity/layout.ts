import type { BundleKind } from '@bundlescope/contract/bundle.ts'

type Recognised = Exclude<BundleKind, 'client-export' | 'files'>

/** Paths that tell what made a bundle; each counts once, however many files lie below it. `at` begins at a folder's start. */
const SIGNS: readonly { kind: Recognised; weight: number; at: RegExp }[] = [
  {
    kind: 'vc-support',
    weight: 5,
    at: /(?:var|storage)\/log\/vmware\/(?:vpxd|vpxd-svcs|vmware-vpx|vmware-sps|eam|vsphere-ui|vmdird|vmware-updatemgr)\//,
  },
  {
    kind: 'vc-support',
    weight: 2,
    at: /(?:var|storage)\/log\/vmware\/(?:sso|vmon|applmgmt|cloudvm|rhttpproxy|lookupsvc|vapi|perfcharts|vpostgres)\//,
  },
  { kind: 'vc-support', weight: 5, at: /commands\/vpxd_-v[^/]*\.txt$/ },
  { kind: 'vc-support', weight: 3, at: /commands\/service-control_/ },
  { kind: 'vc-support', weight: 1, at: /etc\/vmware\/\.buildInfo$/ },
  { kind: 'vc-support', weight: 3, at: /etc\/vmware-(?:vpx|vpxd|eam|sps|sso|vmon)\// },
  // of Windows: more than everything that a Windows machine says of itself
  {
    kind: 'vc-support',
    weight: 12,
    at: /(?:ProgramData|Application Data)\/VMware\/(?:vCenterServer|VMware VirtualCenter)\//i,
  },
  { kind: 'vc-support', weight: 12, at: /vCenterServer\/logs\/(?:vmware-vpx|vpxd|cloudvm|vsphere-client|sso|eam)\//i },
  { kind: 'vc-support', weight: 2, at: /opt\/vmware\/var\/log\/(?:lighttpd|vami)\// },
  { kind: 'vm-support', weight: 5, at: /commands\/vmware_-v/ },
  {
    kind: 'vm-support',
    weight: 4,
    at: /commands\/(?:localcli|esxcli|esxcfg-|vmkload_mod|vmkvsitools|memstats|vsi_traverse)/,
  },
  {
    kind: 'vm-support',
    weight: 3,
    at: /var\/(?:run\/)?log\/(?:hostd|vpxa|vobd|vmkernel|vmkwarning|vmksummary|fdm)(?:\.|-)/,
  },
  { kind: 'vm-support', weight: 3, at: /etc\/vmware\/(?:esx\.conf|hostd\/)/ },
  { kind: 'vm-support', weight: 3, at: /(?:alt)?bootbank\// },
  { kind: 'vm-support', weight: 2, at: /vmfs\/volumes\// },
  { kind: 'vm-support', weight: 1, at: /reconstruct\.sh$/ },
  { kind: 'nsx-manager', weight: 5, at: /log\/(?:proton|cbm|corfu|corfu-nonconfig|cm-inventory|nvpapi|cloudnet)\// },
  {
    kind: 'nsx-manager',
    weight: 3,
    at: /log\/(?:policy|phonehome-coordinator|upgrade-coordinator|migration-coordinator|async-replicator-service)\//,
  },
  // an edge
  { kind: 'nsx-manager', weight: 4, at: /log\/(?:nsx-cli|rcpm)\// },
  { kind: 'nsx-manager', weight: 2, at: /log\/frr\// },
  { kind: 'nsx-manager', weight: 2, at: /log\/lb\/[0-9a-f-]{36}\// },
  // NSX for vSphere
  { kind: 'nsx-manager', weight: 3, at: /(?:[^/]+\/)*vsm\.log(?:\.\d+)?(?:\.gz)?$/ },
  { kind: 'nsx-manager', weight: 3, at: /home\/secureall\// },
  { kind: 'nsx-manager', weight: 3, at: /var\/log\/nsx-audit/ },
  { kind: 'nsx-manager', weight: 2, at: /etc\/vmware\/nsx\// },
  { kind: 'sva-diagnostic', weight: 5, at: /(?:var\/)?opt\/ds_agent\// },
  { kind: 'sva-diagnostic', weight: 4, at: /(?:[^/]+\/)*ds_(?:agent|am)(?:-\w+)?\.log/ },
  { kind: 'sva-diagnostic', weight: 4, at: /(?:[^/]+\/)*[^/]*libEPSec/i },
  { kind: 'sva-diagnostic', weight: 3, at: /opt\/(?:mcafee\/move|bitdefender|kaspersky|sophos|symantec)[^/]*\//i },
  // the agent of a Windows guest, not an appliance
  { kind: 'guest', weight: 10, at: /ProgramData\/Trend Micro\//i },
  // vm-support of VMware Tools in Linux
  { kind: 'guest', weight: 2, at: /proc\/(?:cpuinfo|meminfo|modules|version|interrupts)$/ },
  { kind: 'guest', weight: 2, at: /etc\/vmware-tools\// },
  { kind: 'guest', weight: 3, at: /(?:[^/]+\/)*fltmc[^/]*\.txt$/i },
  { kind: 'guest', weight: 3, at: /(?:[^/]+\/)*sc[ _]query[^/]*\.txt$/i },
  { kind: 'guest', weight: 3, at: /(?:[^/]+\/)*driverquery[^/]*\.(?:txt|csv)$/i },
  {
    kind: 'guest',
    weight: 2,
    at: /(?:[^/]+\/)*(?:systeminfo|msinfo32|tasklist|ipconfig|tzutil)[^/]*\.(?:txt|csv|nfo)$/i,
  },
  { kind: 'guest', weight: 3, at: /(?:[^/]+\/)*vmware-(?:vmsvc|vmusr|vgauthsvc|vmtoolsd|toolbox)[^/]*\.(?:log|txt)/i },
]

/** What a vCenter Server of Windows keeps its logs below. */
const OF_WINDOWS = /(?:^|\/)(?:ProgramData|Application Data)\/VMware\/|(?:^|\/)vCenterServer\/logs\//i

/** Less is chance: a folder with one `vmkernel.log` in it is no support bundle. */
const ENOUGH = 3

/** Folders that no one names after a host. */
const COMMON =
  /^(?:var|etc|opt|usr|home|root|tmp|storage|commands?|logs?|support|diagnostics?|files?|data|json|vmfs|upload|export|bundle|windows|programdata|users|c|d)$/i

/** Gathers what the paths of one container say. */
export class Layout {
  private readonly scores = new Map<Recognised, number>()
  private readonly seen = new Set<RegExp>()
  /** The path that said most for a kind. */
  private readonly proof = new Map<Recognised, { weight: number; path: string }>()
  private outer: string | null = null
  private windows = false

  note(path: string): void {
    this.windows ||= OF_WINDOWS.test(path)
    for (const { kind, weight, at } of SIGNS) {
      if (this.seen.has(at)) continue
      const found = folderStart(path, at)
      if (found < 0) continue
      this.seen.add(at)
      this.claim(kind, weight, path)
      const first = path.slice(0, path.indexOf('/'))
      if (this.outer === null && path.includes('/') && !COMMON.test(first) && (found > 0 || kind === 'guest'))
        this.outer = first
    }
  }

  /** Counts something other than a path, too: what a file says. */
  claim(kind: Recognised, weight: number, path: string): void {
    this.scores.set(kind, (this.scores.get(kind) ?? 0) + weight)
    if (weight > (this.proof.get(kind)?.weight ?? 0)) this.proof.set(kind, { weight, path })
  }

  kind(): { kind: Recognised | 'files'; path: string | null } {
    let best: { kind: Recognised | 'files'; score: number } = { kind: 'files', score: ENOUGH - 1 }
    for (const [kind, score] of this.scores) if (score > best.score) best = { kind, score }
    return { kind: best.kind, path: best.kind === 'files' ? null : this.proof.get(best.kind)!.path }
  }

  /** Whether the machine is a Windows one, whose tools write its own clock's time into names. */
  get isWindows(): boolean {
    return this.windows
  }

  /** The folder around the layout, often named after the machine: `dsva01` of `dsva01/var/opt/ds_agent/…`. */
  outerFolder(): string | null {
    return this.outer
  }
}

/** Where a pattern begins in a path, at the start of a folder's name; -1 when nowhere. */
function folderStart(path: string, at: RegExp): number {
  const found = at.exec(path)
  if (found === null) return -1
  if (found.index === 0 || path[found.index - 1] === '/') return found.index
  const deeper = path.indexOf('/', found.index)
  if (deeper < 0) return -1
  const rest = folderStart(path.slice(deeper + 1), at)
  return rest < 0 ? -1 : rest + deeper + 1
}
