import { type KnownPort, rowsOf } from './port.ts'

const nsx = rowsOf('nsx')
const sva = rowsOf('sva')
const AGENT = { process: 'ds_agent', log: '/var/opt/ds_agent/diag/ds_agent.log' }

/** Ports of NSX managers and of security virtual appliances. */
export const APPLIANCE_PORTS: readonly KnownPort[] = [
  nsx(443, 'http', 'RECALLED', 'API and pages of NSX Manager', 'NSX Manager の API と画面', {
    log: '/var/log/proxy/reverse-proxy.log',
  }),
  nsx(9000, 'corfu', 'BC', 'configuration database', '構成データベース', {
    process: 'java',
    log: '/var/log/corfu/corfu.9000.log',
    in: '4.0–',
    unverified: true,
  }),
  nsx(9040, 'corfu-nonconfig', 'BC', 'database of everything but the configuration', '構成以外のデータベース', {
    process: 'java',
    log: '/var/log/corfu-nonconfig/corfu.9040.log',
    in: '4.0–',
    unverified: true,
  }),
  sva(
    4118,
    'ds_agent',
    'RECALLED',
    'Deep Security Manager talks to the agent',
    'Deep Security Manager からエージェントへ',
    AGENT,
  ),
  sva(4119, null, 'RECALLED', 'console and API of Deep Security Manager', 'Deep Security Manager のコンソールと API'),
  sva(
    4120,
    null,
    'RECALLED',
    'heartbeat of the agent to Deep Security Manager',
    'エージェントから Deep Security Manager へのハートビート',
    AGENT,
  ),
  sva(
    48651,
    'ds_am',
    'TREND',
    'the appliance listens (EPSec library), the Mux of the host connects',
    'アプライアンス (EPSec ライブラリ) が待ち受け、ホストの Mux が接続する',
    { process: 'ds_am', log: '/var/opt/ds_agent/diag/ds_agent.log' },
  ),
]
