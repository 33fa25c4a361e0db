import type { Rule } from './rule.ts'

/** Every rule, in the order in which checks are shown. */
export const RULES: readonly Rule[] = []
