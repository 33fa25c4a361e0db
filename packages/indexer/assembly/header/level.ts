/** Codes of levels, as the contract's `LEVEL` has them. */
export const TRACE: u32 = 1
export const DEBUG: u32 = 2
export const INFO: u32 = 3
export const NOTICE: u32 = 4
export const WARNING: u32 = 5
export const ERROR: u32 = 6
export const CRITICAL: u32 = 7
