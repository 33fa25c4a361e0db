// Before unit tests: what they run must be what the sources say.
import { buildIndexer } from './install.mjs'

export const setup = buildIndexer
