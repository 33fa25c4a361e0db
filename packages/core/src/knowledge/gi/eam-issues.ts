import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { say } from '../text.ts'

/*
 * What ESX Agent Manager calls an issue of an agent or an agency. The names are the classes of its API (published as
 * `eam/types` of govmomi); vCenter's events bear them as `com.vmware.vim.eam.issue.vmPoweredOff`.
 */

/** What has to be done about an issue decides who looks after it: each kind is a rule. */
export type EamIssueKind =
  | 'agent-vm-down'
  | 'vib-missing'
  | 'reboot-pending'
  | 'vib-dependency'
  | 'not-downloadable'
  | 'no-place'
  | 'no-room'
  | 'wrong-host-version'
  | 'broken-package'
  | 'maintenance'
  | 'agency-disabled'
  | 'by-hand'
  | 'host-unreachable'
  | 'other'

export interface KnownEamIssue {
  name: string
  kind: EamIssueKind
  /** For a sentence: “EAM reports NoAgentVmNetwork: no network …”. */
  meaning: LocalText
}

const issue = (kind: EamIssueKind, name: string, en: string, ja: string): KnownEamIssue => ({
  name,
  kind,
  meaning: say(en, ja),
})

export const EAM_ISSUES_KNOWN: readonly KnownEamIssue[] = [
  issue('agent-vm-down', 'VmPoweredOff', 'the agent VM is powered off', 'エージェント VM がパワーオフされている'),
  issue('agent-vm-down', 'VmSuspended', 'the agent VM is suspended', 'エージェント VM がサスペンドされている'),
  issue('agent-vm-down', 'VmNotDeployed', 'the agent VM is not there', 'エージェント VM がデプロイされていない'),
  issue(
    'agent-vm-down',
    'VmCorrupted',
    'a file of the agent VM is missing',
    'エージェント VM のファイルが欠落している',
  ),
  issue('agent-vm-down', 'VmOrphaned', 'the agent VM is orphaned', 'エージェント VM が孤立している'),
  issue(
    'agent-vm-down',
    'VmMarkedAsTemplate',
    'the agent VM was made a template',
    'エージェント VM がテンプレート化されている',
  ),

  issue('vib-missing', 'VibNotInstalled', 'a VIB is not installed', 'VIB がインストールされていない'),
  issue('reboot-pending', 'VibRequiresHostReboot', 'the host has to be rebooted', 'ホストの再起動が必要'),
  issue(
    'reboot-pending',
    'ImmediateHostRebootRequired',
    'the host has to be rebooted at once',
    'ホストの即時再起動が必要',
  ),
  issue(
    'vib-dependency',
    'VibDependenciesNotMetByHost',
    'the host lacks what a VIB depends on',
    'VIB の依存関係をホストが満たしていない',
  ),

  issue(
    'not-downloadable',
    'CannotAccessAgentOVF',
    'the OVF package of the agent VM cannot be downloaded',
    'エージェント VM の OVF をダウンロードできない',
  ),
  issue('not-downloadable', 'CannotAccessAgentVib', 'the VIB cannot be downloaded', 'VIB をダウンロードできない'),

  issue(
    'no-place',
    'NoAgentVmDatastore',
    'the host has no datastore set for agent VMs',
    'ホストにエージェント VM 用データストアが設定されていない',
  ),
  issue(
    'no-place',
    'NoAgentVmNetwork',
    'the host has no network set for agent VMs',
    'ホストにエージェント VM 用ネットワークが設定されていない',
  ),
  issue(
    'no-place',
    'NoCustomAgentVmDatastore',
    'none of the datastores that the solution asks for is on the host',
    'ソリューションが指定したデータストアがホストにない',
  ),
  issue(
    'no-place',
    'NoCustomAgentVmNetwork',
    'none of the networks that the solution asks for is on the host',
    'ソリューションが指定したネットワークがホストにない',
  ),
  issue(
    'no-place',
    'NoDiscoverableAgentVmDatastore',
    'no datastore fits the rule by which the solution chooses one',
    'ソリューションの選択条件に合うデータストアがない',
  ),
  issue(
    'no-place',
    'NoDiscoverableAgentVmNetwork',
    'no network fits the rule by which the solution chooses one',
    'ソリューションの選択条件に合うネットワークがない',
  ),
  issue(
    'no-place',
    'ClusterAgentMissingClusterVmDatastore',
    'datastores of the agent VMs are missing in the cluster',
    'エージェント VM 用データストアがクラスタにない',
  ),
  issue(
    'no-place',
    'ClusterAgentMissingClusterVmNetwork',
    'networks of the agent VMs are missing in the cluster',
    'エージェント VM 用ネットワークがクラスタにない',
  ),
  issue('no-place', 'MissingAgentIpPool', 'the network has no IP pool for agent VMs', 'ネットワークに IP プールがない'),
  issue('no-place', 'InsufficientIpAddresses', 'the IP pool is used up', 'IP プールのアドレスが不足している'),

  issue('no-room', 'InsufficientResources', 'CPU or memory does not suffice', 'CPU またはメモリが不足している'),
  issue('no-room', 'InsufficientSpace', 'the datastore has not enough space', 'データストアの空き容量が不足している'),
  issue(
    'no-room',
    'ClusterAgentInsufficientClusterResources',
    'CPU or memory of the cluster does not suffice',
    'クラスタの CPU またはメモリが不足している',
  ),
  issue(
    'no-room',
    'ClusterAgentInsufficientClusterSpace',
    'the datastores of the cluster have not enough space',
    'クラスタのデータストアの空き容量が不足している',
  ),

  issue(
    'wrong-host-version',
    'IncompatibleHostVersion',
    'the solution has no agent for this version of ESXi',
    'この ESXi バージョンに対応するエージェントがない',
  ),
  issue(
    'wrong-host-version',
    'VibRequirementsNotMetByHost',
    'the host does not meet what the VIB requires',
    'VIB の要件をホストが満たしていない',
  ),

  issue('broken-package', 'OvfInvalidFormat', 'the OVF package is broken', 'OVF の形式が不正'),
  issue('broken-package', 'OvfInvalidProperty', 'a property of the OVF package is wrong', 'OVF のプロパティが不正'),
  issue('broken-package', 'VibInvalidFormat', 'the VIB is broken', 'VIB の形式が不正'),
  issue(
    'broken-package',
    'InvalidConfig',
    'the configuration of the agent VM is refused',
    'エージェント VM の構成が不正',
  ),
  issue(
    'broken-package',
    'ClusterAgentOvfInvalidProperty',
    'a property of the OVF package is wrong',
    'OVF のプロパティが不正',
  ),
  issue(
    'broken-package',
    'ClusterAgentInvalidConfig',
    'the configuration of the agent VM is refused',
    'エージェント VM の構成が不正',
  ),

  issue('maintenance', 'HostInMaintenanceMode', 'the host is in maintenance mode', 'ホストがメンテナンス モード'),
  issue('maintenance', 'HostInStandbyMode', 'the host is in standby', 'ホストがスタンバイ モード'),
  issue(
    'maintenance',
    'VmRequiresHostOutOfMaintenanceMode',
    'the host has to leave maintenance mode first',
    'ホストのメンテナンス モードの終了が必要',
  ),
  issue(
    'maintenance',
    'VibRequiresHostInMaintenanceMode',
    'the host has to enter maintenance mode first',
    'ホストのメンテナンス モードへの移行が必要',
  ),
  issue(
    'maintenance',
    'VibCannotPutHostInMaintenanceMode',
    'EAM cannot put the host into maintenance mode',
    'EAM がホストをメンテナンス モードに移行できない',
  ),
  issue(
    'maintenance',
    'VibCannotPutHostOutOfMaintenanceMode',
    'EAM cannot take the host out of maintenance mode',
    'EAM がホストのメンテナンス モードを終了できない',
  ),

  issue('agency-disabled', 'AgencyDisabled', 'the agency is disabled', 'エージェンシーが無効になっている'),

  issue(
    'by-hand',
    'VibRequiresManualInstallation',
    'a VIB has to be installed by hand',
    'VIB の手動インストールが必要',
  ),
  issue(
    'by-hand',
    'VibRequiresManualUninstallation',
    'a VIB has to be removed by hand',
    'VIB の手動アンインストールが必要',
  ),
  issue('by-hand', 'IntegrityAgencyVUMUnavailable', 'Update Manager does not answer', 'Update Manager が応答しない'),
  issue(
    'by-hand',
    'IntegrityAgencyCannotStageSoftware',
    'Update Manager cannot stage the software',
    'Update Manager がソフトウェアをステージングできない',
  ),
  issue(
    'by-hand',
    'IntegrityAgencyCannotDeleteSoftware',
    'Update Manager cannot delete the software',
    'Update Manager がソフトウェアを削除できない',
  ),
  issue(
    'by-hand',
    'PersonalityAgentAwaitingPMRemediation',
    'the cluster’s image has to be remediated',
    'クラスタ イメージの修正が必要',
  ),

  issue(
    'host-unreachable',
    'ManagedHostNotReachable',
    'vCenter Server does not reach the host',
    'vCenter がホストに到達できない',
  ),
  issue('host-unreachable', 'HostPoweredOff', 'the host is powered off', 'ホストの電源がオフ'),

  issue('other', 'VmPoweredOn', 'an agent VM runs that should not', '停止しているべきエージェント VM が稼働している'),
  issue(
    'other',
    'VmDeployed',
    'an agent VM is there that should be gone',
    '削除されるべきエージェント VM が残っている',
  ),
  issue('other', 'VmWrongFolder', 'the agent VM was moved to another folder', 'エージェント VM のフォルダが変更された'),
  issue(
    'other',
    'VmWrongResourcePool',
    'the agent VM was moved to another resource pool',
    'エージェント VM のリソース プールが変更された',
  ),
  issue('other', 'OrphanedAgency', 'the solution of the agency is gone', 'エージェンシーのソリューションが存在しない'),
  issue(
    'other',
    'UnknownAgentVm',
    'an agent VM belongs to no agency',
    'エージェンシーに属さないエージェント VM がある',
  ),
  issue('other', 'MissingDvFilterSwitch', 'the switch of the filters is missing', 'dvFilter 用スイッチがない'),
  issue('other', 'OrphanedDvFilterSwitch', 'the switch of the filters is left over', 'dvFilter 用スイッチが残っている'),
]

/** Agents of a cluster go by names of their own: `ClusterAgentVmPoweredOff` is `VmPoweredOff`. */
const BY_NAME: ReadonlyMap<string, KnownEamIssue> = new Map(
  EAM_ISSUES_KNOWN.map((known) => [known.name.toLowerCase(), known]),
)

/** In any case: `vmPoweredOff`, `ClusterAgentVmPoweredOff`. */
export function eamIssue(name: string): KnownEamIssue | null {
  const lower = name.toLowerCase()
  return BY_NAME.get(lower) ?? BY_NAME.get(lower.replace(/^clusteragent/, '')) ?? null
}
