import type { SnapshotParser } from '../snapshot.ts'
import { ls } from './files/ls.ts'
import { lsof } from './files/lsof.ts'
import { lsofEsxi } from './files/lsof-esxi.ts'
import { procFd } from './files/proc-fd.ts'
import { epsecBuild } from './health/epsec-build.ts'
import { jsonHealth } from './health/json-health.ts'
import { nsxAlarmsJson } from './health/nsx-alarms.ts'
import { nsxAlarmsCli } from './health/nsx-alarms-cli.ts'
import { nsxFabricXml } from './health/nsx-fabric-xml.ts'
import { getallvms } from './machines/getallvms.ts'
import { haHostlist } from './machines/ha-hostlist.ts'
import { hostname } from './machines/hostname.ts'
import { vimObjects } from './machines/vim-objects.ts'
import { vmInventory } from './machines/vm-inventory.ts'
import { vmProcesses } from './machines/vm-processes.ts'
import { vmx } from './machines/vmx.ts'
import { esxcliModules } from './modules/esxcli-modules.ts'
import { lsmod } from './modules/lsmod.ts'
import { vmkloadMod } from './modules/vmkload-mod.ts'
import { dvfilters } from './network/dvfilters.ts'
import { firewallRulesets } from './network/firewall-rulesets.ts'
import { ipInterfaces } from './network/ip-interfaces.ts'
import { ipv4Interfaces } from './network/ipv4-interfaces.ts'
import { netDvs } from './network/net-dvs.ts'
import { nics } from './network/nics.ts'
import { portGroups } from './network/port-groups.ts'
import { standardVswitches } from './network/standard-vswitches.ts'
import { vmknic } from './network/vmknic.ts'
import { vswitch } from './network/vswitch.ts'
import { dpkg } from './packages/dpkg.ts'
import { imageProfile } from './packages/image-profile.ts'
import { rpm } from './packages/rpm.ts'
import { vibGet } from './packages/vib-get.ts'
import { vibList } from './packages/vib-list.ts'
import { procstate } from './processes/procstate.ts'
import { psEsxi } from './processes/ps-esxi.ts'
import { psEsxiTree } from './processes/ps-esxi-tree.ts'
import { psLinux } from './processes/ps-linux.ts'
import { tasklist } from './processes/tasklist.ts'
import { chkconfig } from './services/chkconfig.ts'
import { getService } from './services/get-service.ts'
import { initStatus } from './services/init-status.ts'
import { nsxServices } from './services/nsx-services.ts'
import { scQuery } from './services/sc-query.ts'
import { serviceControl } from './services/service-control.ts'
import { serviceControlList } from './services/service-control-list.ts'
import { systemctlStatus } from './services/systemctl-status.ts'
import { systemctlUnits } from './services/systemctl-units.ts'
import { vmonList } from './services/vmon-list.ts'
import { vmonStatus } from './services/vmon-status.ts'
import { keyValues } from './settings/key-values.ts'
import { xmlSettings } from './settings/xml-settings.ts'
import { esxiConnections } from './sockets/esxi-connections.ts'
import { netstatLinux } from './sockets/netstat-linux.ts'
import { netstatWindows } from './sockets/netstat-windows.ts'
import { ss } from './sockets/ss.ts'
import { devices } from './storage/devices.ts'
import { df } from './storage/df.ts'
import { mounts } from './storage/mounts.ts'
import { mpath } from './storage/mpath.ts'
import { nmpDevices } from './storage/nmp-devices.ts'
import { paths } from './storage/paths.ts'
import { ramdisks } from './storage/ramdisks.ts'
import { scsidevs } from './storage/scsidevs.ts'
import { scsidevsVolumes } from './storage/scsidevs-volumes.ts'
import { vmfsExtents } from './storage/vmfs-extents.ts'
import { volumes } from './storage/volumes.ts'
import { buildInfo } from './system/build-info.ts'
import { date } from './system/date.ts'
import { esxcliJson } from './system/esxcli-json.ts'
import { esxcliVersion } from './system/esxcli-version.ts'
import { ntpq } from './system/ntpq.ts'
import { osRelease } from './system/os-release.ts'
import { systeminfo } from './system/systeminfo.ts'
import { timedatectl } from './system/timedatectl.ts'
import { uname } from './system/uname.ts'
import { uptime } from './system/uptime.ts'
import { vmwareVersion } from './system/vmware-version.ts'
import { driverquery } from './windows/driverquery.ts'
import { driverqueryCsv } from './windows/driverquery-csv.ts'
import { driverqueryList } from './windows/driverquery-list.ts'
import { fltmc } from './windows/fltmc.ts'
import { fltmcInstances } from './windows/fltmc-instances.ts'

/** Every parser, once; the only list. Of two that are equally sure of a text the earlier one reads it. */
export const PARSERS: readonly SnapshotParser[] = [
  // services
  chkconfig,
  getService,
  initStatus,
  nsxServices,
  scQuery,
  serviceControlList,
  serviceControl,
  systemctlStatus,
  systemctlUnits,
  vmonList,
  vmonStatus,
  // sockets
  esxiConnections,
  netstatLinux,
  netstatWindows,
  ss,
  // processes
  procstate,
  psEsxiTree,
  psEsxi,
  psLinux,
  tasklist,
  // files
  ls,
  lsofEsxi,
  lsof,
  procFd,
  // modules
  esxcliModules,
  lsmod,
  vmkloadMod,
  // packages
  dpkg,
  imageProfile,
  rpm,
  vibGet,
  vibList,
  // network
  dvfilters,
  firewallRulesets,
  ipInterfaces,
  ipv4Interfaces,
  netDvs,
  nics,
  portGroups,
  standardVswitches,
  vmknic,
  vswitch,
  // VMs and hosts
  getallvms,
  haHostlist,
  hostname,
  vimObjects,
  vmInventory,
  vmProcesses,
  vmx,
  // storage
  devices,
  df,
  mounts,
  mpath,
  nmpDevices,
  paths,
  ramdisks,
  scsidevsVolumes,
  scsidevs,
  vmfsExtents,
  volumes,
  // system
  buildInfo,
  date,
  esxcliJson,
  esxcliVersion,
  ntpq,
  osRelease,
  systeminfo,
  timedatectl,
  uname,
  uptime,
  vmwareVersion,
  // Windows
  driverqueryCsv,
  driverqueryList,
  driverquery,
  fltmcInstances,
  fltmc,
  // what NSX, EAM and partners say of themselves
  epsecBuild,
  nsxAlarmsJson,
  nsxFabricXml,
  nsxAlarmsCli,
  jsonHealth,
  // configuration
  keyValues,
  xmlSettings,
]
