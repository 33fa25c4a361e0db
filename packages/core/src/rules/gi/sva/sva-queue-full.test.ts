import { expect, it } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { hostBundle, svaBundle } from '../../testing/gi-bundles.ts'
import { judge } from '../../testing/judge.ts'
import { svaQueueFull } from './sva-queue-full.ts'

/** Its list of connections with so much waiting in that of the Mux to the SVA. */
function host(sendQueue: number): CaseMember {
  const member = hostBundle({ vms: ['app01'] })
  const outputs = Object.entries(member.outputs ?? {}).map(([path, text]) => [
    path,
    text.replace(/^tcp +0 +0 +(?=169\.254\.1\.1:)/m, `tcp         0  ${sendQueue}  `),
  ])
  return { ...member, outputs: Object.fromEntries(outputs) as Record<string, string> }
}

it('is found where the queue of the connection is full, and the link is degraded', async () => {
  const { findings, analysis } = await judge(svaQueueFull, host(98_304))
  expect(findings).toMatchObject([{ catalogue: ['GI-S05'], severity: 'medium', confidence: 0.5 }])
  expect(findings[0]!.summary.en).toContain('98,304 bytes')
  expect(findings[0]!.evidence[0]!.text).toContain('98304 sent wait')
  const link = analysis.topology.edges.find(({ id }) => id === 'e_epsec@esx11.lab.example')
  expect(link?.health).toBe('degraded')
})

it.each([0, 180])('is clear with %i bytes on their way', async (bytes) => {
  expect((await judge(svaQueueFull, host(bytes))).check.outcome).toBe('clear')
})

it('is found from the side of the SVA', async () => {
  const sva = svaBundle()
  const outputs = Object.entries(sva.outputs ?? {}).map(([path, text]) => [
    path,
    text.replace(/^tcp +0 +(?=0 .*:48651 .*ESTABLISHED)/m, 'tcp   131072   '),
  ])
  const members = [hostBundle({ vms: ['app01'] }), { ...sva, outputs: Object.fromEntries(outputs) }]
  expect((await judge(svaQueueFull, ...members)).findings).toHaveLength(1)
})

it('asks for the lists where none is there', async () => {
  const { outputs = {}, ...rest } = hostBundle({ vms: ['app01'] })
  const others = Object.fromEntries(Object.entries(outputs).filter(([path]) => !path.includes('connection-list')))
  const { check } = await judge(svaQueueFull, { ...rest, outputs: others })
  expect(check.outcome).toBe('not-applicable')
  expect(check.missing.map(({ en }) => en).join()).toContain('esxcli network ip connection list')
})
