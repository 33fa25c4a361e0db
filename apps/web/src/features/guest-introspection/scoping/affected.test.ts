import { expect, it } from 'vitest'
import { isOfMachine } from './affected.ts'

it('a machine is in trouble itself where the broken part shows on its own card', () => {
  expect(isOfMachine('thin_agent@web01', 'vm@web01')).toBe(true)
  expect(isOfMachine('esx_host@esx01.lab', 'esx_host@esx01.lab')).toBe(true)
  expect(isOfMachine('epseclib@sva01', 'esx_host@esx01.lab')).toBe(false)
  expect(isOfMachine('mux@esx01.lab', 'esx_host@esx01.lab')).toBe(false)
  expect(isOfMachine('e_epsec@esx01.lab', 'vm@web01')).toBe(false)
})
