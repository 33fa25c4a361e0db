import { expect, test } from 'vitest'
import { judge, refusal } from '../testing/judge.ts'
import { peerRefused } from './peer-refused.ts'
import { peerUnreachable } from './peer-unreachable.ts'

const VPXD = 'var/log/vmware/vpxd/vpxd.log'
const lines = (n: number) =>
  Array.from({ length: n }, (_, k) => refusal(`09:20:5${k}.936`, 'vpxd', '192.0.2.1:38420', '192.0.2.31:902')).join(
    '\n',
  )

test('another machine that answers with a reset is up: its service is looked at before a firewall', async () => {
  const { findings } = await judge(peerRefused, { host: 'vc01', logs: { [VPXD]: lines(4) } })
  expect(findings[0]).toMatchObject({ catalogue: ['VC-08'], severity: 'medium' })
  expect(findings[0]!.affects[0]).toBe('port:902@192.0.2.31')
  expect(findings[0]!.summary.en).toContain('4 times')
  expect(findings[0]!.title).toEqual({
    en: '192.0.2.31 refused connections to port 902',
    ja: '192.0.2.31 がポート 902 への接続を拒否',
  })
  expect(findings[0]!.evidence.find(({ basis }) => basis === 'knowledge')?.words?.ja).toContain('待ち受けていない')
})

test('once is daily life', async () => {
  expect((await judge(peerRefused, { logs: { [VPXD]: lines(1) } })).findings.map(({ severity }) => severity)).toEqual([
    'info',
  ])
})

test('what never answered did not refuse', async () => {
  const timedOut = lines(4).replaceAll('111(Connection refused)', '110(Connection timed out)')
  expect((await judge(peerRefused, { logs: { [VPXD]: timedOut } })).check.outcome).toBe('clear')
  expect((await judge(peerUnreachable, { logs: { [VPXD]: timedOut } })).findings[0]!.title.en).toContain(
    'no answer in time',
  )
})

test('cannot be known without logs', async () => {
  expect((await judge(peerRefused, {})).check.outcome).toBe('not-applicable')
})

test('of two unknown ports the one that was called is the server’s, though it is the larger', async () => {
  const line = refusal('09:20:50.936', 'vpxd', '192.0.2.1:9871', '192.0.2.31:61000')
  const { findings } = await judge(peerRefused, { host: 'vc01', logs: { [VPXD]: line } })
  expect(findings[0]!.affects[0]).toBe('port:61000@192.0.2.31')
})
