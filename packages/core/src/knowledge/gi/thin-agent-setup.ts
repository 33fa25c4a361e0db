import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

const VSHIELD = say(
  '“vShield Drivers” (vShield Endpoint Thin Agent)',
  '「vShield ドライバ」(vShield Endpoint Thin Agent)',
)
const GUEST_INTROSPECTION = say(
  '“Guest Introspection Drivers” (Guest Introspection Thin Agent)',
  '「Guest Introspection ドライバ」(Guest Introspection Thin Agent)',
)
const FILE_INTROSPECTION = say('“NSX File Introspection Driver”', '「NSX File Introspection Driver」')
const ANY = say(
  '“NSX File Introspection Driver” (“vShield Drivers” before ESXi 5.5 U2, “Guest Introspection Drivers” before ESXi 6.0 Patch 1)',
  '「NSX File Introspection Driver」(ESXi 5.5 U2 より前は「vShield ドライバ」、ESXi 6.0 Patch 1 より前は「Guest Introspection ドライバ」)',
)

/** Builds of ESXi 5.5 Update 2 and of 6.0 Patch 1 (ESXi-6.0.0-20150704001). */
const ESXI_55_U2 = 2068190
const ESXI_60_P1 = 2809209

/**
 * What the setup of VMware Tools calls the thin agent on a host of this version (Trend Micro KA-0002868, which warns that
 * the names may change without notice).
 *
 * @param version `6.5.0`
 * @param build `5310538`
 */
export function thinAgentInSetup(version: string | null, build: string | null): LocalText {
  const [major = Number.NaN, minor = 0] = (version ?? '').split('.').map(Number)
  if (Number.isNaN(major)) return ANY
  if (major > 6 || (major === 6 && minor > 0)) return FILE_INTROSPECTION
  if (major === 6) return build === null ? ANY : Number(build) < ESXI_60_P1 ? GUEST_INTROSPECTION : FILE_INTROSPECTION
  if (major === 5 && minor >= 5)
    return build === null ? ANY : Number(build) < ESXI_55_U2 ? VSHIELD : GUEST_INTROSPECTION
  return VSHIELD
}
