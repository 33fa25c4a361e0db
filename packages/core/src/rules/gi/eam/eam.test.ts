import { describe, expect, it } from 'vitest'
import { EAM_ISSUES_KNOWN, type EamIssueKind } from '../../../knowledge/gi/eam-issues.ts'
import type { CaseMember } from '../../testing/case.ts'
import { judge } from '../../testing/judge.ts'
import { GI_SVA_EAM_MANAGER } from '../index-b.ts'
import { agentHookPending } from './agent-hook-pending.ts'
import { agentNotDownloadable } from './agent-not-downloadable.ts'
import { agentNotGreen } from './agent-not-green.ts'
import { eamLoginRefused } from './eam-login-refused.ts'
import { eamNotReady } from './eam-not-ready.ts'

const EAM_LOG = 'var/log/vmware/eam/eam.log'

/** A host that Guest Introspection uses, and nothing of its vCenter Server. */
const PREPARED: CaseMember = {
  kind: 'vm-support',
  host: 'esx01',
  tables: [{ kind: 'package', path: 'commands/vibs.txt', rows: [{ name: 'epsec-mux', version: '6.0.0-1' }] }],
}

/** A vCenter Server with these lines in eam.log: each `04:05:06 | text`. */
function vcenter(lines: readonly string[], more: Partial<CaseMember> = {}): CaseMember {
  const log = lines
    .map((line) => {
      const [at, text] = [line.slice(0, 8), line.slice(11)]
      return `2025-02-03T${at}.100Z |  INFO | vlsi | X.java | 12 | ${text}`
    })
    .join('\n')
  return { kind: 'vc-support', host: 'vc01.lab.example', logs: lines.length > 0 ? { [EAM_LOG]: log } : {}, ...more }
}

const STATUS = (state: string): string =>
  `API COMPLETE: Agent(ID: 'Agent:77:null').queryRuntime. Result:\neam.Agent.RuntimeInfo { goalState = 'enabled', status = '${state}' }`
const NOT_YET =
  'Internal server error\ncom.vmware.vim.binding.eam.fault.EamServiceNotInitialized: EAM is still loading from database.'

describe('eam-not-ready', () => {
  it('is found where EAM refuses for minutes, graver while it goes on', async () => {
    const lasting = [`04:05:00 | ${NOT_YET}`, `04:07:00 | ${NOT_YET}`, `04:09:00 | ${NOT_YET}`]
    const { findings } = await judge(eamNotReady, vcenter(lasting))
    expect(findings).toMatchObject([
      {
        catalogue: ['GI-E01'],
        severity: 'high',
        from: '2025-02-03T04:05:00.100000Z',
        to: '2025-02-03T04:09:00.100000Z',
      },
    ])
    expect(findings[0]!.affects).toContain('node:eam@vc01.lab.example')
    const over = await judge(eamNotReady, vcenter([...lasting, `04:10:00 | ${STATUS('green')}`]))
    expect(over.findings[0]!.severity).toBe('medium')
    expect(over.findings[0]!.summary.en).toContain('04:10:00.100 UTC it answered again')
  })

  it('is no fault while EAM starts', async () => {
    const { findings, check } = await judge(eamNotReady, vcenter([`04:05:00 | ${NOT_YET}`, `04:06:00 | ${NOT_YET}`]))
    expect(findings).toEqual([])
    expect(check.outcome).toBe('clear')
  })

  it('is found where the service is stopped, and says of which moment that is', async () => {
    const stopped = 'Running:\n vmware-vpxd vmware-sps\nStopped:\n vmware-eam vmware-vcha\n'
    const { findings } = await judge(
      eamNotReady,
      vcenter([], { outputs: { 'commands/service-control_--status---all.txt': stopped } }),
    )
    expect(findings).toMatchObject([{ severity: 'high' }])
    expect(findings[0]!.summary.en).toContain('2025-06-01 12:00:00 UTC')
  })

  it('cannot be known without eam.log and a list of services', async () => {
    const { check } = await judge(eamNotReady, PREPARED)
    expect(check).toMatchObject({ outcome: 'not-applicable' })
    expect(check.missing[0]!.en).toContain('eam.log')
  })
})

describe('eam-login-refused', () => {
  const refused =
    'Re-login failed, due to:\ncom.vmware.eam.security.NotAuthenticated: Failed to authenticate extension com.vmware.vim.eam to vCenter.'

  it('takes what follows from it into one finding', async () => {
    const lines = ['04:05:00', '04:07:00', '04:09:00'].flatMap((at) => [`${at} | ${refused}`, `${at} | ${NOT_YET}`])
    const { analysis } = await judge(eamLoginRefused, vcenter(lines))
    expect(analysis.findings[0]).toMatchObject({ severity: 'high', catalogue: ['GI-E02'] })
  })

  it('is over once EAM answers again', async () => {
    const lines = [`04:05:00 | ${refused}`, `04:07:00 | ${refused}`, `04:09:00 | ${STATUS('green')}`]
    const { findings } = await judge(eamLoginRefused, vcenter(lines))
    expect(findings).toMatchObject([{ severity: 'low' }])
  })
})

/** The rule that speaks of a kind of issue; those of other areas are not looked at here. */
const RULE_OF: Partial<Record<EamIssueKind, string>> = {
  'not-downloadable': 'GI-E04',
  'no-place': 'GI-E05',
  'no-room': 'GI-E06',
  'wrong-host-version': 'GI-E07',
  'broken-package': 'GI-E08',
  maintenance: 'GI-E09',
  'agency-disabled': 'GI-E10',
  'by-hand': 'GI-E11',
  'host-unreachable': 'GI-E12',
  'vib-missing': 'GI-M07',
  'reboot-pending': 'GI-M16',
  'vib-dependency': 'GI-M11',
  other: 'GI-E14',
}

describe.each(
  EAM_ISSUES_KNOWN.filter(({ kind }) => RULE_OF[kind]).map(({ name, kind }) => [name, RULE_OF[kind]!] as const),
)('issue %s', (name, entry) => {
  const rule = GI_SVA_EAM_MANAGER.find(({ catalogue }) => catalogue.includes(entry))!

  it(`is ${entry}, from eam.log`, async () => {
    const { findings } = await judge(rule, vcenter([`04:05:00 | eam.issue.${name} { hostName = 'esx07.lab.example' }`]))
    expect(findings).toHaveLength(1)
    expect(findings[0]!.summary.en).toContain('vc01.lab.example')
    expect(findings[0]!.affects).toContain('node:eam@vc01.lab.example')
  })

  it(`is ${entry}, from vCenter’s events`, async () => {
    const id = name[0]!.toLowerCase() + name.slice(1)
    const event = `Event [4711] [1-1] [2025-02-03T04:05:00.100Z] [vim.event.EventEx] [error] [] [dc01] [4711] [com.vmware.vim.eam.issue.${id}: Agent on esx07.lab.example]`
    const { findings } = await judge(rule, {
      kind: 'vc-support',
      host: 'vc01.lab.example',
      logs: { 'var/log/vmware/vpxd/vpxd-events.log': event },
    })
    expect(findings).toHaveLength(1)
  })
})

describe('issues of hosts', () => {
  it('are of the host by its name, though the line knows its id only', async () => {
    const { findings } = await judge(
      agentNotDownloadable,
      vcenter(["04:05:00 | eam.issue.CannotAccessAgentOVF { host = 'HostSystem:host-31:null' }"], {
        tables: [{ kind: 'host', path: 'hosts', rows: [{ id: 'host-31', name: 'esx03.lab.example' }] }],
      }),
    )
    expect(findings[0]!.affects[0]).toBe('edge:e_deploy@esx03.lab.example')
  })

  it('are one finding a host, also where one line holds several', async () => {
    const issue = (host: string): string => `(eam.issue.CannotAccessAgentVib) { hostName = '${host}' }`
    const { findings } = await judge(
      agentNotDownloadable,
      vcenter([`04:05:00 | issue = [ ${issue('esx01.lab.example')}, ${issue('esx02.lab.example')} ]`]),
    )
    expect(findings.map(({ affects }) => affects[0])).toEqual([
      'edge:e_deploy@esx01.lab.example',
      'edge:e_deploy@esx02.lab.example',
    ])
  })

  it('weigh less once they are resolved', async () => {
    const { findings } = await judge(
      agentNotDownloadable,
      vcenter([
        "04:05:00 | eam.issue.CannotAccessAgentOVF { hostName = 'esx07.lab.example' }",
        "04:09:00 | Issue resolved: eam.issue.CannotAccessAgentOVF { hostName = 'esx07.lab.example' }",
      ]),
    )
    expect(findings).toMatchObject([{ severity: 'low' }])
    expect(findings[0]!.summary.en).toContain('resolved at 2025-02-03 04:09:00.100 UTC')
  })

  it('are not other programs’ words', async () => {
    const { findings, check } = await judge(agentNotDownloadable, {
      kind: 'vc-support',
      host: 'vc01',
      logs: {
        'var/log/vmware/vpxd/vpxd.log':
          '2025-02-03T04:05:00.100Z warning vpxd[02486] [Originator@6876 sub=Default] InvalidConfig CannotAccessAgentOVF',
      },
    })
    expect(findings).toEqual([])
    expect(check.outcome).toBe('not-applicable')
  })
})

describe('agent-not-green', () => {
  it('is found while the last word is yellow or red', async () => {
    const { findings } = await judge(
      agentNotGreen,
      vcenter([`04:05:00 | ${STATUS('green')}`, `04:07:00 | ${STATUS('yellow')}`]),
    )
    expect(findings).toMatchObject([{ severity: 'medium', from: '2025-02-03T04:07:00.100000Z' }])
  })

  it.each([
    ['turned green again', [`04:05:00 | ${STATUS('yellow')}`, `04:07:00 | ${STATUS('green')}`]],
    [
      'is explained by an issue that another rule tells',
      [`04:05:00 | ${STATUS('yellow')}`, "04:06:00 | eam.issue.NoAgentVmNetwork { hostName = 'esx07.lab.example' }"],
    ],
  ])('is clear where it %s', async (_what, lines) => {
    const { findings, check } = await judge(agentNotGreen, vcenter(lines))
    expect(findings).toEqual([])
    expect(check.outcome).toBe('clear')
  })

  it('speaks of agent VMs that are down where nothing tells of Guest Introspection', async () => {
    const answer =
      "API COMPLETE: Agent(ID: 'Agent:9a:null').queryRuntime. Result:\neam.Agent.RuntimeInfo { status = 'yellow', issue = [ (eam.issue.VmPoweredOff) { key = 7 } ], vmPowerState = poweredOff }"
    const { findings } = await judge(agentNotGreen, vcenter([`04:05:00 | ${answer}`]))
    expect(findings[0]!.summary.en).toContain('VmPoweredOff')
  })

  it('reads what EAM’s API answered', async () => {
    const json = '[{"name":"Example Security","goalState":"enabled","status":"red"}]'
    const { findings } = await judge(agentNotGreen, { kind: 'files', outputs: { 'paste/agencies.json': json } })
    expect(findings[0]!.summary.en).toContain('Example Security red')
  })

  it('cannot be known without anything of EAM', async () => {
    const { check } = await judge(agentNotGreen, PREPARED)
    expect(check.outcome).toBe('not-applicable')
    expect(check.missing).toHaveLength(2)
  })
})

describe('agent-hook-pending', () => {
  const waits =
    "eam.Agent.RuntimeInfo { status = 'yellow', vmHook = eam.Agent.VmHook { vm = 'vm-77', vmState = 'poweredOn' } }"

  it.each([
    ['the log ends before the solution could answer', [`04:05:00 | ${waits}`, '04:06:00 | Retrieved 2 updates']],
    [
      'the agent turned green',
      [`04:05:00 | ${waits}`, `04:06:00 | ${STATUS('green')}`, '04:30:00 | Retrieved 2 updates'],
    ],
  ])('is no fault where %s', async (_what, lines) => {
    expect((await judge(agentHookPending, vcenter(lines))).findings).toEqual([])
  })
})
