/** A segment ends when any of these is reached; they bound the memory of a thread that builds one (about 50 MB). */
export const MAX_EVENTS = 1 << 17
export const MAX_IDS = 1_000_000
export const MAX_BYTES = 32 * 1024 * 1024
