/** Kinds of things that a redaction hides, with the first part of their tokens: `HOST-1`. */
export const TOKENS = {
  host: 'HOST',
  address: 'IP',
  user: 'USER',
  domain: 'DOMAIN',
  mac: 'MAC',
  id: 'ID',
  vm: 'VM',
  datastore: 'DATASTORE',
  cluster: 'CLUSTER',
  datacenter: 'DATACENTER',
  device: 'DEVICE',
} as const
export type SensitiveKind = keyof typeof TOKENS

/** One thing, by all the names it goes by: the host `esx01.corp.example` is `esx01` as well. */
export interface Sensitive {
  kind: SensitiveKind
  values: readonly string[]
}

/** Names that every installation has: they tell nothing, and a report without them could not be read. */
const COMMON = new Set(
  `root administrator admin administrators vpxuser dcui nobody daemon guest system user users unknown none null n/a
  localhost localdomain localhost.localdomain local vsphere.local system-domain vmware.com vmware vcenter esxi photon
  linux windows builtin service services everyone anonymous machine localos workgroup nsroot audit support
  vpxd vpxa hostd sso com.vmware vsphere-ui vsphere-webclient vpxd-extension
  127.0.0.1 0.0.0.0 ::1 :: 255.255.255.255 ff:ff:ff:ff:ff:ff 00:00:00:00:00:00
  datacenter cluster local-vpxuser
  vm thin_agent guest_vmci net_agent esx_vmci mux ops_agent sva epseclib usvm esx_host eam manager partner_mgr
  e_epsec originator`.split(/\s+/),
)

export function isCommon(value: string): boolean {
  const folded = value.trim().toLowerCase()
  // One letter, or a small number, is no name of anything that could be found again.
  if (/^(?:.?|\d{1,3}|vmk\d+)$/.test(folded)) return true
  return COMMON.has(folded) || isMask(folded) || /^127\./.test(folded)
}

/** `255.255.252.0` */
function isMask(value: string): boolean {
  return /^255\.(?:\d{1,3}\.){2}\d{1,3}$/.test(value)
}
