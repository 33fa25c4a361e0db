import { expect, test } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { GUEST, giHost } from '../../testing/gi-host.ts'
import { judge } from '../../testing/judge.ts'
import { thinAgentNotInstalled } from './thin-agent-not-installed.ts'

/** What NSX Manager answers of the VMware Tools of a VM. */
const toolsInfo = (vm: string, fileAgent: string): CaseMember => ({
  kind: 'nsx-manager',
  host: 'nsx.lab.example',
  outputs: {
    'tools.json': JSON.stringify({ results: [{ vm_id: vm, tools_version: '10.3.10', file_agent_version: fileAgent }] }),
  },
})
const HOST = giHost({ logs: { [`${GUEST}/vmware.log`]: null } })

test('NSX Manager reports no version of the agent', async () => {
  const { findings } = await judge(thinAgentNotInstalled, HOST, toolsInfo('app21', ''))
  expect(findings[0]).toMatchObject({
    severity: 'high',
    affects: ['node:thin_agent@app21', 'vm:app21', 'host:esx07.lab.example'],
  })
})

test('NSX Manager reports one', async () => {
  const { findings, check } = await judge(thinAgentNotInstalled, HOST, toolsInfo('app21', '10.3.10.3'))
  expect(findings).toEqual([])
  expect(check.outcome).toBe('clear')
})

test('of a VM whose name is longer', async () => {
  const { check } = await judge(thinAgentNotInstalled, HOST, toolsInfo('app21-old', ''))
  expect(check.outcome).toBe('not-applicable')
})
