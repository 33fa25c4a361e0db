import type { LogFormat } from '../format.ts'
import { access } from './access.ts'
import { accessGateway } from './access-gateway.ts'
import { apacheError } from './apache-error.ts'
import { apt } from './apt.ts'
import { aria } from './aria.ts'
import { audit } from './audit.ts'
import { bars } from './bars.ts'
import { bsd } from './bsd.ts'
import { cef } from './cef.ts'
import { clientEvents } from './client-events.ts'
import { clomd } from './clomd.ts'
import { cri } from './cri.ts'
import { csvLog } from './csv-log.ts'
import { ctime } from './ctime.ts'
import { dfwpktlogs } from './dfwpktlogs.ts'
import { dmesg } from './dmesg.ts'
import { dnf } from './dnf.ts'
import { dpkg } from './dpkg.ts'
import { dsAgent } from './ds-agent.ts'
import { dump } from './dump.ts'
import { eam } from './eam.ts'
import { envoy } from './envoy.ts'
import { envoyAccess } from './envoy-access.ts'
import { erlang } from './erlang.ts'
import { esxi8 } from './esxi8.ts'
import { esxupdate } from './esxupdate.ts'
import { eventBlocks } from './event-blocks.ts'
import { gc } from './gc.ts'
import { gcUnified } from './gc-unified.ts'
import { gemfire } from './gemfire.ts'
import { guestTools } from './guest-tools.ts'
import { hms } from './hms.ts'
import { horizon } from './horizon.ts'
import { iso } from './iso.ts'
import { journal } from './journal.ts'
import { journalExport } from './journal-export.ts'
import { jsonLines } from './json-lines.ts'
import { jul } from './jul.ts'
import { klog } from './klog.ts'
import { leef } from './leef.ts'
import { levelFirst } from './level-first.ts'
import { liagent } from './liagent.ts'
import { lighttpdError } from './lighttpd-error.ts'
import { likewise } from './likewise.ts'
import { localDate } from './local-date.ts'
import { logInsight } from './log-insight.ts'
import { log4j } from './log4j.ts'
import { log4jBracket } from './log4j-bracket.ts'
import { logfmt } from './logfmt.ts'
import { macos } from './macos.ts'
import { msi } from './msi.ts'
import { namedPython } from './named-python.ts'
import { netdumper } from './netdumper.ts'
import { nginxError } from './nginx-error.ts'
import { nsxJava } from './nsx-java.ts'
import { opensearch } from './opensearch.ts'
import { ovs } from './ovs.ts'
import { pcoip } from './pcoip.ts'
import { rfc5424 } from './rfc5424.ts'
import { section } from './section.ts'
import { shellHistory } from './shell-history.ts'
import { slashed } from './slashed.ts'
import { sps } from './sps.ts'
import { sso } from './sso.ts'
import { syslog } from './syslog.ts'
import { tomcat } from './tomcat.ts'
import { vamiUpdate } from './vami-update.ts'
import { vcService } from './vc-service.ts'
import { vcf } from './vcf.ts'
import { vcsaSyslog } from './vcsa-syslog.ts'
import { viclient } from './viclient.ts'
import { vidm } from './vidm.ts'
import { virgo } from './virgo.ts'
import { vmacore } from './vmacore.ts'
import { vmacore5 } from './vmacore5.ts'
import { vmacore9 } from './vmacore9.ts'
import { vminst } from './vminst.ts'
import { vmkernel } from './vmkernel.ts'
import { vmon } from './vmon.ts'
import { vmsyslogd } from './vmsyslogd.ts'
import { vmx } from './vmx.ts'
import { vmx4 } from './vmx4.ts'
import { vmx8, vmx8Hosted } from './vmx8.ts'
import { vobd } from './vobd.ts'
import { vpostgres } from './vpostgres.ts'
import { vpxdEvent } from './vpxd-event.ts'
import { vpxdSvcs } from './vpxd-svcs.ts'
import { vsanTraces } from './vsan-traces.ts'
import { vum } from './vum.ts'
import { w3c } from './w3c.ts'
import { wevtutil } from './wevtutil.ts'
import { windowsCluster } from './windows-cluster.ts'
import { windowsEvent } from './windows-event.ts'
import { wrapper } from './wrapper.ts'
import { zap } from './zap.ts'
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
  vmsyslogd,
  clomd,
  vsanTraces,
  syslog,
  // the virtual machine and its guest
  vmx,
  vmx8,
  vmx8Hosted,
  vmx4,
  guestTools,
  liagent,
  // the vCenter appliance
  vmon,
  netdumper,
  vum,
  vpxdEvent,
  viclient,
  clientEvents,
  csvLog,
  bars,
  log4jBracket,
  log4j,
  levelFirst,
  namedPython,
  envoy,
  envoyAccess,
  gc,
  gcUnified,
  jul,
  dump,
  likewise,
  klog,
  cri,
  zap,
  logfmt,
  jsonLines,
  lighttpdError,
  apacheError,
  nginxError,
  wrapper,
  vamiUpdate,
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
  nsxJava,
  hms,
  logInsight,
  aria,
  gemfire,
  erlang,
  vcf,
  vidm,
  horizon,
  pcoip,
  accessGateway,
  dfwpktlogs,
  ovs,
  opensearch,
  cef,
  leef,
  audit,
  dmesg,
  dpkg,
  dnf,
  apt,
  shellHistory,
  msi,
  vminst,
  windowsEvent,
  windowsCluster,
  wevtutil,
  eventBlocks,
  w3c,
  macos,
  journal,
  journalExport,
  rfc5424,
  dsAgent,
  // when no other fits
  slashed,
  localDate,
  ctime,
  iso,
  bsd,
]
