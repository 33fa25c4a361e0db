import type { EventDetail } from '@bundlescope/contract/event.ts'
import type { ContextRequest, Scope } from '@bundlescope/core/store/port.ts'
import type { Node } from '@bundlescope/query/ast.ts'
import { behind, type Key } from './key.ts'
import type { Place } from './messages.ts'

const MOST = 5000

interface Asks {
  detail(place: Place): Promise<EventDetail>
  /** @param file number of the file to keep to; null: any */
  keys(scope: Scope, file: number | null, start: Key, step: 1 | -1, limit: number): Promise<Place[]>
}

/**
 * The events around one, in order of time: of its file, its host, or everywhere; so many before and after, or so many
 * seconds. The file is told by bundle and number: paths may repeat within an upload.
 */
export async function contextOf(
  request: ContextRequest,
  place: Place,
  asks: Asks,
): Promise<{ places: Place[]; anchor: number; more: { before: boolean; after: boolean } }> {
  const scope = await scopeOf(request, place, asks)
  const before = 'seconds' in request.span ? MOST : request.span.before
  const after = 'seconds' in request.span ? MOST : request.span.after
  const file = request.scope === 'file' ? place.key.file : null
  const [earlier, later] = await Promise.all([
    asks.keys(scope, file, place.key, -1, before + 1),
    asks.keys(scope, file, behind(place.key), 1, after + 1),
  ])
  const places = [...earlier.slice(0, before).reverse(), place, ...later.slice(0, after)]
  return {
    places,
    anchor: Math.min(earlier.length, before),
    more: { before: earlier.length > before, after: later.length > after },
  }
}

async function scopeOf(request: ContextRequest, place: Place, asks: Asks): Promise<Scope> {
  const where = request.scope === 'host' ? await onHost(place, asks) : everything
  const seconds = 'seconds' in request.span ? request.span.seconds : null
  return {
    bundles: request.scope === 'file' ? [place.key.bundle] : request.bundles,
    where,
    from: seconds === null ? null : place.key.time - seconds * 1e6,
    to: seconds === null ? null : place.key.time + seconds * 1e6 + 1,
    levels: null,
    sources: null,
  }
}

async function onHost(place: Place, asks: Asks): Promise<Node> {
  const { host } = (await asks.detail(place)).event
  return host === null
    ? everything
    : { kind: 'field', field: 'host', comparison: '=', value: host, prefix: false, span: everything.span }
}

const everything: Node = { kind: 'all', span: { start: 0, end: 0 } }
