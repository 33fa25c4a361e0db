import { expect, it } from 'vitest'
import type { CaseMember } from '../../testing/case.ts'
import { hostBundle } from '../../testing/gi-bundles.ts'
import { judge } from '../../testing/judge.ts'
import { muxNoSvaLink } from './mux-no-sva-link.ts'

// Wordings that nobody published: synthetic, unverified.
const OWN =
  '2024-05-02T10:11:12Z EPSecMux[250150]: [ERROR] (EPSEC) [250150] SolutionHandler disconnected from 169.254.1.24, recv errno = 104'

const epsec = ({ analysis }: Awaited<ReturnType<typeof judge>>) =>
  analysis.topology.edges.find(({ id }) => id === 'e_epsec@esx11.lab.example')

function withOwnLine(member: CaseMember): CaseMember {
  return { ...member, logs: { ...member.logs, 'var/run/log/syslog.log': `${OWN}\n` } }
}

it('a line of the Mux itself supports what the list of connections shows', async () => {
  const host = withOwnLine(hostBundle({ vms: ['app01'], links: ['10.8.7.6:443 ESTABLISHED'] }))
  const judged = await judge(muxNoSvaLink, host)
  expect(epsec(judged)).toMatchObject({ health: 'failed' })
  expect(
    epsec(judged)
      ?.evidence.map(({ text }) => text)
      .join(),
  ).toContain('SolutionHandler')
})

it('alone it makes nothing red: its wording is not published', async () => {
  const { outputs = {}, ...rest } = hostBundle({ vms: ['app01'] })
  const others = Object.fromEntries(Object.entries(outputs).filter(([path]) => !path.includes('connection-list')))
  const judged = await judge(muxNoSvaLink, withOwnLine({ ...rest, outputs: others }))
  expect(judged.findings).toEqual([])
  expect(epsec(judged)?.health).toBe('unknown')
  expect(epsec(judged)?.evidence).toHaveLength(1)
  expect(epsec(judged)?.reason.en).toContain('prove nothing')
})

it('nor does it cloud a connection that is there', async () => {
  const judged = await judge(muxNoSvaLink, withOwnLine(hostBundle({ vms: ['app01'] })))
  expect(epsec(judged)?.health).toBe('ok')
})
