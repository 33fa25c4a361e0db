import type { LogFormat } from '../format.ts'
import { access } from './access.ts'
import { bsd } from './bsd.ts'
import { dsAgent } from './ds-agent.ts'
import { eam } from './eam.ts'
import { esxi8 } from './esxi8.ts'
import { esxupdate } from './esxupdate.ts'
import { guestTools } from './guest-tools.ts'
import { iso } from './iso.ts'
import { journal } from './journal.ts'
import { rfc5424 } from './rfc5424.ts'
import { section } from './section.ts'
import { sps } from './sps.ts'
import { sso } from './sso.ts'
import { syslog } from './syslog.ts'
import { tomcat } from './tomcat.ts'
import { vcService } from './vc-service.ts'
import { vcsaSyslog } from './vcsa-syslog.ts'
import { virgo } from './virgo.ts'
import { vmacore } from './vmacore.ts'
import { vmacore5 } from './vmacore5.ts'
import { vmacore9 } from './vmacore9.ts'
import { vmkernel } from './vmkernel.ts'
import { vmx } from './vmx.ts'
import { vmx4 } from './vmx4.ts'
import { vmx8, vmx8Hosted } from './vmx8.ts'
import { vobd } from './vobd.ts'
import { vpostgres } from './vpostgres.ts'
import { vpxdSvcs } from './vpxd-svcs.ts'

/** Every format, once. The order does not matter: the more specific one wins (see `detect.ts`). */
export const FORMATS: readonly LogFormat[] = [
  // ESXi
  vmacore,
  vmacore5,
  vmacore9,
  section,
  esxi8,
  vmkernel,
  vobd,
  esxupdate,
  syslog,
  // the virtual machine and its guest
  vmx,
  vmx8,
  vmx8Hosted,
  vmx4,
  guestTools,
  // the vCenter appliance
  sps,
  eam,
  vpxdSvcs,
  virgo,
  sso,
  vcService,
  vcsaSyslog,
  vpostgres,
  tomcat,
  access,
  // others
  journal,
  rfc5424,
  dsAgent,
  // when no other fits
  iso,
  bsd,
]
