import type { SnapshotParser } from '../snapshot.ts'
import { ls } from './files/ls.ts'
import { lsof } from './files/lsof.ts'
import { lsofEsxi } from './files/lsof-esxi.ts'
import { procFd } from './files/proc-fd.ts'
import { getallvms } from './machines/getallvms.ts'
import { haHostlist } from './machines/ha-hostlist.ts'
import { vmInventory } from './machines/vm-inventory.ts'
import { vmProcesses } from './machines/vm-processes.ts'
import { vmx } from './machines/vmx.ts'
import { esxcliModules } from './modules/esxcli-modules.ts'
import { lsmod } from './modules/lsmod.ts'
import { vmkloadMod } from './modules/vmkload-mod.ts'
import { ipInterfaces } from './network/ip-interfaces.ts'
import { ipv4Interfaces } from './network/ipv4-interfaces.ts'
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
import { initStatus } from './services/init-status.ts'
import { nsxServices } from './services/nsx-services.ts'
import { scQuery } from './services/sc-query.ts'
import { serviceControl } from './services/service-control.ts'
import { serviceControlList } from './services/service-control-list.ts'
import { systemctlStatus } from './services/systemctl-status.ts'
import { systemctlUnits } from './services/systemctl-units.ts'
import { esxiConnections } from './sockets/esxi-connections.ts'
import { netstatLinux } from './sockets/netstat-linux.ts'
import { netstatWindows } from './sockets/netstat-windows.ts'
import { ss } from './sockets/ss.ts'

/** Every parser, once; the only list. Of two that are equally sure of a text the earlier one reads it. */
export const PARSERS: readonly SnapshotParser[] = [
  // services
  chkconfig,
  initStatus,
  nsxServices,
  scQuery,
  serviceControlList,
  serviceControl,
  systemctlStatus,
  systemctlUnits,
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
  ipInterfaces,
  ipv4Interfaces,
  nics,
  portGroups,
  standardVswitches,
  vmknic,
  vswitch,
  // VMs and hosts
  getallvms,
  haHostlist,
  vmInventory,
  vmProcesses,
  vmx,
]
