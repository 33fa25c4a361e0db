import type { Pin } from '@bundlescope/contract/case.ts'
import type { StoredPin } from '@bundlescope/store-sqlite/catalog/cases.ts'
import { eventIdsAt } from '@bundlescope/store-sqlite/catalog/event-places.ts'
import { indexPath } from '@bundlescope/store-sqlite/paths.ts'
import type { Deps } from '../deps.ts'

/** Pins as the wire shows them: each line with the id that its event has in today's index. */
export async function placePins(
  { catalog, config, store }: Deps,
  investigation: string,
  pins: readonly StoredPin[],
): Promise<Pin[]> {
  const readable = catalog.bundlesOf(investigation).filter(({ state }) => state === 'ready' || state === 'partial')
  const events = new Map<string, string>()
  for (const { id: bundle, sha256 } of readable) {
    const here = pins.flatMap(({ id, anchor }) =>
      anchor.kind === 'line' && anchor.sha256 === sha256 ? [{ id, ...anchor }] : [],
    )
    if (here.length === 0) continue
    const ids = eventIdsAt(indexPath(config.dataDir, bundle), bundle, here)
    const found = await Promise.all(ids.map((id) => id !== null && store.event(id)))
    here.forEach(({ id }, index) => {
      if (found[index]) events.set(id, ids[index]!)
    })
  }
  return pins.map(({ investigation: _, ...pin }) => ({
    ...pin,
    ...(pin.anchor.kind === 'line' && { event: events.get(pin.id) ?? null }),
  }))
}
