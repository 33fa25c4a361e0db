import { AsyncLocalStorage } from 'node:async_hooks'
import type { Person } from '@bundlescope/contract/case.ts'

/** Who sends the upload that is being taken in: the tus server, which lies between, does not pass it on. */
export const sender = new AsyncLocalStorage<Person>()
