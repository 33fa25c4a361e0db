import { CLOCK } from './clues/clock.ts'
import { MACHINE } from './clues/machine.ts'
import { NSX } from './clues/nsx.ts'
import { SVA } from './clues/sva.ts'
import { VM } from './clues/vm.ts'
import { VSPHERE } from './clues/vsphere.ts'
import { WINDOWS } from './clues/windows.ts'
import type { Clue } from './fact.ts'

/** Every file that tells something about its bundle. */
export const CLUES: readonly Clue[] = [...VSPHERE, ...MACHINE, ...WINDOWS, ...CLOCK, ...NSX, ...SVA, ...VM]
