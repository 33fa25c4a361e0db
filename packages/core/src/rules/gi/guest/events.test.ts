import { expect, test } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { hostBundle } from '../../testing/gi-bundles.ts'
import { judge } from '../../testing/judge.ts'
import { guestAsleep } from './guest-asleep.ts'
import { guestCrashed } from './guest-crashed.ts'
import { networkIntrospectionInstalled } from './network-introspection-installed.ts'
import { vmOnUnpreparedHost } from './vm-on-unprepared-host.ts'

/** An event of vCenter as vpxd passes it on: its type stands in the header of the line alone. */
const vcenter = (type: string, text: string): CaseMember => ({
  kind: 'vc-support',
  host: 'vc01.lab.example',
  logs: {
    'var/log/vmware/vpxd/vpxd.log': `<14>1 2024-05-02T09:00:19.102334+00:00 vc01 vpxd 4711 - - Event [4711] [1-1] [2024-05-02T09:00:18.335088Z] [vim.event.${type}] [info] [] [dc01] [4710] [${text}]`,
  },
})
const HOST = hostBundle({ vms: ['app01', 'app011'] })

test.each([
  [guestAsleep, 'VmGuestStandbyEvent', 'app01 on esx11.lab.example in Lab: guest standby'],
  [guestAsleep, 'VmSuspendedEvent', 'app01 on esx11.lab.example in Lab is suspended'],
  [guestCrashed, 'VmGuestOSCrashedEvent', 'app01 on esx11.lab.example in Lab: guest OS crashed'],
])('%j is found by the type of the event (%s)', async (rule, type, text) => {
  const { findings } = await judge(rule, HOST, vcenter(type, text))
  expect(findings).toHaveLength(1)
  expect(findings[0]!.affects).toContain('vm:app01')
})

test('other VMs are not meant, though their names begin alike', async () => {
  const { findings } = await judge(guestAsleep, HOST, vcenter('VmSuspendedEvent', 'app0111 in Lab is suspended'))
  expect(findings).toEqual([])
})

test('a VM that moved is told with the move', async () => {
  const bare = hostBundle({
    host: 'esx12.lab.example',
    vms: ['app21'],
    sva: null,
    vib: false,
    mux: false,
    vmknic: false,
    links: [],
    watchdog: '',
  })
  const moved = vcenter('VmMigratedEvent', 'app21 was migrated from esx11.lab.example to esx12.lab.example')
  const { findings } = await judge(vmOnUnpreparedHost, HOST, bare, moved)
  expect(findings).toHaveLength(1)
  expect(findings[0]!.summary.en).toContain('It was moved at 2024-05-02 09:00:18.335 UTC')
})

test('a crash makes Network Introspection a suspect', async () => {
  const log = [
    '2024-05-02T08:00:00.000Z| vcpu-0| I125: Log for VMware ESX pid=1 version=6.5.0 build=build-5310538',
    '2024-05-02T08:00:20.000Z| vcpu-0| I125: Guest: vnet: AUDIT: DriverEntry : vnetFilter build-4325502 loaded',
    '2024-05-02T08:00:21.000Z| vcpu-0| I125: Guest: vsep: AUDIT: DriverEntry : vfileFilter build-4286645 loaded',
  ].join('\n')
  const host = hostBundle({ vms: ['app01'], logOf: { app01: log } })
  const crash = vcenter('VmGuestOSCrashedEvent', 'app01 on esx11.lab.example in Lab: guest OS crashed')
  expect((await judge(networkIntrospectionInstalled, host)).findings[0]?.severity).toBe('info')
  expect((await judge(networkIntrospectionInstalled, host, crash)).findings[0]?.severity).toBe('medium')
})
