import { say } from '../../knowledge/text.ts'

export const MANAGER_LOG = say(
  'the support bundle of the manager (vShield Manager, NSX Manager), or its system events as text',
  'マネージャ(vShield Manager・NSX Manager)のサポートバンドル、またはシステム イベントのテキスト',
)

export const HEALTH_JSON = say(
  'the health of the service instances as NSX Manager’s API answers it, as JSON (solution_status, mux_connected_status)',
  'NSX Manager の API が返すサービス インスタンスの健全性(solution_status、mux_connected_status を含む JSON)',
)

export const DEPLOYMENT_JSON = say(
  'the status of the service deployment as NSX Manager’s API answers it, as JSON (deployment_status)',
  'NSX Manager の API が返すサービス デプロイの状態(deployment_status を含む JSON)',
)
