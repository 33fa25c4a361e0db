import type { Settings } from '@bundlescope/contract/access.ts'
import type { Deps } from '../deps.ts'
import type { Services } from '../services.ts'

const DAY_MS = 24 * 3600_000
const EVERY_MS = 6 * 3600_000

/**
 * Deletes investigations in which nothing happened for so many days: no bundle came, nobody changed anything. Those with
 * pins only once they are archived; the example never. `now`: ms since 1970. Returns the ids of those deleted.
 */
export async function deleteOld(services: Services, days: number, now = Date.now()): Promise<string[]> {
  const { catalog, investigations, uploads, audit, cases } = services
  const limit = now - days * DAY_MS
  const old = catalog.investigations().filter(({ id, createdAt, example }) => {
    const bundles = catalog.bundlesOf(id).map(({ addedAt }) => addedAt)
    const [last] = catalog.activities.list(id, Number.MAX_SAFE_INTEGER, 1)
    const times = [createdAt, ...bundles, last?.at ?? createdAt].map((time) => Date.parse(time))
    const kept = catalog.cases.pins(id).length > 0 && cases.of(id).data.status !== 'archived'
    return !example && !kept && Math.max(...times) < limit
  })
  for (const { id, name } of old) {
    await investigations.delete(id)
    await uploads.giveUpFor(id)
    audit.note({ person: null, what: 'retention', investigation: id, detail: `${name}: unused for ${days} days` })
  }
  return old.map(({ id }) => id)
}

/** What an administrator chose, else what the server was started with. */
export function retentionOf(catalog: Deps['catalog'], config: Pick<Deps['config'], 'retentionDays'>): Settings {
  const chosen = catalog.settings.retentionDays()
  return chosen === null
    ? { retentionDays: config.retentionDays, retentionFrom: 'default' }
    : { retentionDays: chosen, retentionFrom: 'administrator' }
}

/** Looks for old investigations now and every few hours. Returns what ends that. */
export function startRetention(services: Services): () => void {
  const look = () => {
    const { retentionDays } = retentionOf(services.catalog, services.config)
    if (retentionDays === 0) return
    deleteOld(services, retentionDays).catch((error: unknown) => services.log.error({ err: error }, 'retention failed'))
  }
  look()
  const timer = setInterval(look, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
