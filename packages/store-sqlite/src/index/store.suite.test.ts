import { eventStoreSuite } from '@bundlescope/core/store/suite.ts'
import { storeOf } from './testing.ts'

eventStoreSuite('SQLite', async (bundles) => {
  const { store, outcomes, dispose } = await storeOf(bundles)
  for (const { state, message } of outcomes) if (state !== 'ready') throw new Error(`${state}: ${message}`)
  return { store, dispose }
})
