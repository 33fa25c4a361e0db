import { expect, test } from 'vitest'
import { agentVibMissing } from '../rules/gi/eam/agent-vib-missing.ts'
import { svaDown } from '../rules/gi/sva/sva-down.ts'
import type { CaseMember } from '../rules/testing/case.ts'
import { hostBundle } from '../rules/testing/gi-bundles.ts'
import { judge } from '../rules/testing/judge.ts'

const event = (type: string, text: string): string =>
  `<14>1 2023-05-06T07:08:19.102334+00:00 vc01 vpxd 4711 - - Event [4711] [1-1] [2023-05-06T07:08:18.335088Z] [${type}] [warning] [com.vmware.vim.eam] [dc01] [4710] [${text}]`

const vcenter = (...lines: readonly string[]): CaseMember => ({
  kind: 'vc-support',
  host: 'vc01.lab.example',
  logs: { 'var/log/vmware/vpxd/vpxd.log': lines.join('\n') },
})

test('an issue named by the type of the event and in its sentence is one', async () => {
  const line = event(
    'com.vmware.vim.eam.issue.vibNotInstalled',
    'VibNotInstalled raised: VibNotInstalled on esx11.lab.example (Example Security)',
  )
  const { findings } = await judge(agentVibMissing, hostBundle({ vms: ['app01'] }), vcenter(line))
  expect(findings).toHaveLength(1)
  expect(findings[0]!.summary.en).toContain('once')
  expect(findings[0]!.affects).toContain('host:esx11.lab.example')
})

test('an issue that only the type of the event names is found', async () => {
  const line = event('com.vmware.vim.eam.issue.vmPoweredOff', 'Agent on esx11.lab.example: see its issues')
  const { findings } = await judge(svaDown, hostBundle({ vms: ['app01'], sva: null }), vcenter(line))
  expect(findings).toMatchObject([{ catalogue: ['GI-S04'] }])
})

test('a dump of issues of one kind tells of each host', async () => {
  const dump = ['esx11.lab.example', 'esx12.lab.example']
    .map((host) => `(eam.issue.VibNotInstalled) { hostName = '${host}', agentName = 'Example (1)' }`)
    .join(', ')
  const { findings } = await judge(agentVibMissing, {
    ...vcenter(),
    logs: {
      'var/log/vmware/eam/eam.log': `2025-02-03T04:05:06.100Z |  INFO | vlsi | X.java | 12 | API COMPLETE: queryIssue. Result: ${dump}`,
    },
  })
  expect(findings.flatMap(({ affects }) => affects.filter((object) => object.startsWith('host:'))).sort()).toEqual([
    'host:esx11.lab.example',
    'host:esx12.lab.example',
  ])
})
