import type { Pin } from '@bundlescope/contract/case.ts'
import type { ReportPin } from '../report.ts'
import type { BuildContext } from './context.ts'

/** The evidence board, in its order. */
export function boardOf(pins: readonly Pin[], context: BuildContext): ReportPin[] {
  return pins.map((pin) => ({
    ...placeOfPin(pin, context),
    kind: pin.anchor.kind,
    note: pin.note,
    by: pin.createdBy.name,
  }))
}

type Place = Pick<ReportPin, 'title' | 'text' | 'place' | 'time' | 'until' | 'link'>

function placeOfPin({ anchor, event }: Pin, { labels, links }: BuildContext): Place {
  const nowhere: Place = { title: '', text: null, place: null, time: null, until: null, link: null }
  switch (anchor.kind) {
    case 'line': {
      const { sha256, member, path, line, time, source, text } = anchor
      const place = { bundle: labels.ofHash(sha256, member), path, line }
      const link = (event ? links?.event(event) : links?.file(sha256.slice(0, 16), member, path, line)) ?? null
      return { ...nowhere, title: source, text, place, time, link }
    }
    case 'row': {
      const { sha256, member, path, line, time, text } = anchor
      const place = { bundle: labels.ofHash(sha256, member), path, line }
      return { ...nowhere, text, place, time, link: links?.file(sha256.slice(0, 16), member, path, line) ?? null }
    }
    case 'range':
      return { ...nowhere, time: anchor.from, until: anchor.to, link: links?.view(anchor.address) ?? null }
    case 'operation':
      return { ...nowhere, title: anchor.title, time: anchor.time, link: links?.operation(anchor.op) ?? null }
    case 'finding':
      return { ...nowhere, title: anchor.title, time: anchor.time, link: links?.finding(anchor.finding) ?? null }
    case 'node':
      return { ...nowhere, title: anchor.title, time: anchor.time, link: links?.node(anchor.node) ?? null }
    case 'note':
      return nowhere
  }
}
