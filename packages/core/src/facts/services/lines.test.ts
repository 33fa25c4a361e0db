import { expect, test } from 'vitest'
import { readServiceLine } from './lines.ts'

const SPS = 'var/log/vmware/vmware-sps/sps.log'

test.each([
  [
    'vmon',
    '<sps> Service STOP request received from service-control (root)',
    'commands/journalctl.txt',
    'vmware-sps',
    'stopped',
  ],
  [
    'vmon',
    '<content-library> Service exited. Exit code 1',
    'var/log/vmware/vmon/vmon.log',
    'vmware-content-library',
    'crashed',
  ],
  ['vmon', '<vpxd> Service STARTED successfully.', 'var/log/vmware/vmon/vmon.log', 'vmware-vpxd', 'started'],
  [
    'systemd',
    'vmware-stsd.service: Main process exited, code=exited, status=1/FAILURE',
    'commands/journalctl.txt',
    'vmware-stsd',
    'crashed',
  ],
  ['systemd', 'Stopped VMware Service.', 'commands/journalctl.txt', null, null],
  ['systemd', 'Started Session c12 of user root.', 'commands/journalctl.txt', null, null],
  [null, 'Received shutdown signal, stopping service', SPS, 'vmware-sps', 'stopped'],
  [null, 'Starting service, version 6.7.0', SPS, 'vmware-sps', 'started'],
  [null, 'Starting service, version 6.7.0', 'var/log/vmware/unknown/x.log', null, null],
  [
    'vmon',
    '<vpxd> Skip service health check. State STOPPED, Curr request 0',
    'var/log/vmware/vmon/vmon.log',
    null,
    null,
  ],
])('%s: %s', (program, message, path, service, change) => {
  const line = readServiceLine({ program, message, path }, 'vcenter')
  expect(line && [line.service, line.change]).toEqual(service === null ? null : [service, change])
})

test.each([
  ["'hostd ++min=0' exited after 3 seconds (quick failure 1) 1", 'crashed'],
  ["Executing 'hostd ++min=0'", 'started'],
  ["End 'hostd ++min=0', failure limit reached", 'stopped'],
])('watchdog of a host: %s', (message, change) => {
  expect(readServiceLine({ program: 'watchdog-hostd', message, path: 'var/run/log/syslog.log' }, 'esxi')).toMatchObject(
    { service: 'hostd', change },
  )
})
