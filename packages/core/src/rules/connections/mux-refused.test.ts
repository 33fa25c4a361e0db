import { expect, test } from 'vitest'
import { analyse } from '../analyse.ts'
import { muxNoSvaLink } from '../gi/mux/mux-no-sva-link.ts'
import { caseOf } from '../testing/case.ts'
import { giHost } from '../testing/gi-host.ts'
import { peerRefused } from './peer-refused.ts'

const SYSLOG = 'var/run/log/syslog.log'
const CONNECTIONS = 'commands/localcli_network-ip-connection-list.txt'
const REFUSED = ['01', '02', '03', '04']
  .map(
    (second) =>
      `2018-05-08T09:31:${second}Z EPSecMux[250150]: [ERROR] (EPSEC) connect to 169.254.1.24:48651 failed: errno 111 (Connection refused)`,
  )
  .join('\n')
const NO_LINK = 'tcp 0 0 169.254.1.1:50600 169.254.1.24:48651 SYN_SENT 2100314 vShield-Endpoint-Mux'

const judged = async (outputs: Record<string, string>) => {
  const { store, bundles, reports } = caseOf(giHost({ logs: { [SYSLOG]: REFUSED }, outputs }))
  const { findings } = await analyse(store, bundles, reports, { rules: [peerRefused, muxNoSvaLink] })
  return findings
}

test('that the Mux is not connected says more than that the SVA refuses it', async () => {
  const findings = await judged({ [CONNECTIONS]: NO_LINK })
  expect(findings.map(({ rule }) => rule)).toEqual(['mux-no-sva-link'])
  expect(findings[0]!.evidence.some(({ text }) => text.includes('Connection refused'))).toBe(true)
})

test('where it is connected by now, the refusals stand', async () => {
  expect((await judged({})).map(({ rule }) => rule)).toEqual(['peer-refused'])
})
