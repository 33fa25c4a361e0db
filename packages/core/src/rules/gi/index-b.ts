import type { Rule } from '../rule.ts'

/** Rules about service VMs and EPSecLib, EAM, and managers, in the order of the fault catalogue. */
export const GI_SVA_EAM_MANAGER: readonly Rule[] = []
