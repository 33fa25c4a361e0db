/**
 * The text in the search box beside the search of the address. An address is late: what was committed comes back as a
 * change of it, maybe when the next search is half typed already.
 */
export type Draft = {
  text: string
  /** The search of the address, as last seen. */
  q: string
  /** The person is at it: nothing but their own keys may change the text. */
  typing: boolean
  /** Searches that were committed and have not been seen in the address yet, oldest first. */
  sent: readonly string[]
}

export const draftOf = (q: string): Draft => ({ text: q, q, typing: false, sent: [] })

export const typed = (draft: Draft, text: string): Draft => ({ ...draft, text, typing: true })

/** The box was left: what it holds stays until another search comes along. */
export const left = (draft: Draft): Draft => ({ ...draft, typing: false })

export function committed(draft: Draft, text: string): Draft {
  const sent = text === committedSearch(draft) ? draft.sent : [...draft.sent, text]
  return { ...draft, text, typing: false, sent }
}

/** Back to the search in effect. */
export const reverted = (draft: Draft): Draft => ({ ...draft, text: committedSearch(draft), typing: false })

/** The address says `q` now: a search of ours that got there, or one from elsewhere (a pivot, Back, a chip). */
export function arrived(draft: Draft, q: string): Draft {
  const place = draft.sent.indexOf(q)
  // one navigation may overtake another: what was sent before is not to come any more
  const sent = place < 0 ? [] : draft.sent.slice(place + 1)
  return { ...draft, q, sent, text: draft.typing || place >= 0 ? draft.text : q }
}

/** The search in effect, or about to be. */
export function committedSearch({ q, sent }: Draft): string {
  return sent.at(-1) ?? q
}
