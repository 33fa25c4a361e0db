import { expect, test } from 'vitest'
import { operationRoot } from './op-family.ts'

test.each([
  ['k3f9a2bc-1021-auto-sd-h5:70001234-51-01-39-6b81', 'k3f9a2bc-1021-auto-sd-h5:70001234'],
  ['k3f9a2bc-1021-auto-sd-h5:70001234', 'k3f9a2bc-1021-auto-sd-h5:70001234'],
  ['7b141efd-D9-45-7e-ab-48f5', '7b141efd'],
  ['8FCF023D-00000003-0d19', '8FCF023D-00000003'],
  ['sps-Main-843896-42-2c-c5-c86f', 'sps-Main-843896-42'],
  ['HB-host-39@123-abcd', 'HB-host-39@123-abcd'],
  ['HB-host-39@123-abc1-2d', 'HB-host-39@123-abc1'],
  ['vim-cmd-68-dba4', 'vim-cmd-68'],
  ['SWI-44b960af-1c', 'SWI-44b960af'],
  ['0f6e2a1c-1111-2222-aaaa-0123456789ab', '0f6e2a1c-1111-2222-aaaa-0123456789ab'],
  ['cb463a06', 'cb463a06'],
  ['deadbeef-51', 'deadbeef'],
  ['vapi-1f', 'vapi-1f'],
  ['lro-77', 'lro-77'],
  ['-51', '-51'],
  ['', ''],
])('%s descends from %s', (op, root) => {
  expect(operationRoot(op)).toBe(root)
})
