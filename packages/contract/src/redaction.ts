import { type Static, Type } from 'typebox'

/*
 * The redacted view: everything that a browser is shown of an investigation bears tokens (`HOST-1`, `IP-2`, `VM-3`) in place
 * of hosts, addresses, people and names: the same tokens as its redacted reports.
 *
 * A browser switches it on with `PUT session/redacted {"on":true}`; the server keeps that in a cookie, so that every later
 * request of this browser (also the live stream and files it downloads) is answered with tokens, in every tab, until it is
 * switched off. `GET session` tells which it is. What a page holds from before has to be thrown away by the page: all
 * answers asked again, the live stream opened again.
 *
 * A share link made with `redacted: true` shows its investigation so to its guests, whatever their browser says
 * (`session.share.redacted`); switching off is refused with `forbidden`.
 *
 * What bears tokens is understood in what is sent: searches (`host:HOST-1`, which finds all that HOST-1 stands for), paths,
 * operations, notes (stored with what the tokens stand for), addresses of views. Searches understand tokens in every view, so
 * that a link copied from a redacted one works for whoever sees the originals. To copy such a link, or to switch over a page
 * whose address names something, ask `POST investigations/:id/redaction`.
 *
 * Left as they are: ids of events, bundles, sources, pins; times; numbers; words of the product. Names of bundles that are
 * still being read, and uploads under way, are shown without a name, since it is not known yet what in them is one. A bundle's
 * progress has no `current`. In place of the live event `bundle` comes `investigation`. `redactions` (what tokens stand for)
 * is refused. Whoever guesses a name can still search for it.
 */

const strict = { additionalProperties: false }

/** PUT session/redacted */
export const SessionRedacted = Type.Object({ on: Type.Boolean() }, strict)
export type SessionRedacted = Static<typeof SessionRedacted>

/** POST investigations/:id/redaction. `to`: `originals` is refused in a redacted view. `address`: panel and parameters of a view. */
export const RedactionOfTexts = Type.Object(
  {
    to: Type.Union([Type.Literal('tokens'), Type.Literal('originals')]),
    texts: Type.Optional(Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 200 })),
    addresses: Type.Optional(
      Type.Array(Type.String({ maxLength: 8000, description: '`events?v=1&q=…`' }), { maxItems: 200 }),
    ),
  },
  strict,
)
export type RedactionOfTexts = Static<typeof RedactionOfTexts>

/** In the order in which they were sent. */
export const RedactedTexts = Type.Object({ texts: Type.Array(Type.String()), addresses: Type.Array(Type.String()) })
export type RedactedTexts = Static<typeof RedactedTexts>
