import type { FastifyBaseLogger } from 'fastify'
import { CaseDatas } from '../case/case-data.ts'
import { Changes } from '../case/changes.ts'
import type { IntakeDeps } from '../deps.ts'
import { IngestQueue } from '../ingest/queue.ts'
import { Investigations } from '../investigations.ts'
import { Live } from '../live.ts'
import { OneAtATime } from '../one-at-a-time.ts'
import { Keeper } from './keeper.ts'

/** The part of the server that takes bundles in. The command line does with it alone, and need not load the rest. */
export interface Intake {
  log: FastifyBaseLogger
  live: Live
  queue: IngestQueue
  investigations: Investigations
  keeper: Keeper
  changes: Changes
  cases: CaseDatas
}

/** `changed`: what else is to be done when a bundle begins or ends to be read. */
export function buildIntake(
  deps: IntakeDeps,
  log: FastifyBaseLogger,
  changed: (bundle: string) => void = () => undefined,
): Intake {
  const live = new Live()
  const changes = new Changes(deps.catalog, live)
  const cases = new CaseDatas(deps.catalog, live, changes)
  const turns = new OneAtATime()
  const queue: IngestQueue = new IngestQueue(deps, log, {
    changed: (bundle) => {
      investigations.publishBundle(bundle)
      changed(bundle)
    },
    progress: (bundle, progress) => live.publish({ type: 'progress', bundle, progress }),
  })
  const investigations = new Investigations(deps, queue, live, turns, { changes, cases })
  const keeper = new Keeper(deps, investigations, queue, turns, changes)
  return { log, live, queue, investigations, keeper, changes, cases }
}
