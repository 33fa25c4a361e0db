import { expect, test } from 'vitest'
import { judge } from '../testing/judge.ts'
import { hardwareError } from './hardware-error.ts'

const lines = (...said: string[]) => said.map((text, n) => `2025-05-31T09:2${n}:07.100Z cpu3:2097)${text}`).join('\n')
const severities = async (...said: string[]) => {
  const host = { kind: 'vm-support', host: 'esx01', logs: { 'var/run/log/vmkernel.log': lines(...said) } }
  return (await judge(hardwareError, host)).findings.map(({ severity }) => severity)
}
const CORRECTED = [
  'MCA: 202: CE Intr G0 B19 S9c00000001010091 A6619 M200401c0898 P6619f37/40 Memory Controller Read Error on Channel 1.',
  'MCE: 1282: cpu3: MCA error detected via CMCI (Gbl status=0x0): Restart IP: invalid, Error IP: invalid, MCE in progress: no.',
  'MCE: 1118: cpu3: bank9: status=0x9000004000010091: Memory Controller Error',
]

test('errors that the hardware corrected are news, no fault', async () => {
  expect(await severities(...CORRECTED)).toEqual(['info'])
})

test('one that it could not correct is', async () => {
  expect(await severities(...CORRECTED, 'MCA: 208: UC Excp G4 B6 Sbb00002000000e0b A0 M1 P8/8 I/O error')).toEqual([
    'medium',
  ])
  expect(await severities('IDT: 1895: Uncorrectable/unrecoverable machine check error')).toEqual(['medium'])
})
