import type { Micros } from '@bundlescope/contract/time.ts'
import { parseQuery } from '@bundlescope/query/parser.ts'
import { useState } from 'react'
import type { Names } from '../../../investigation/names.ts'
import { useSearches } from '../../../investigation/searches.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { readTime } from '../../../lib/time-text.ts'
import { arrived, committed, committedSearch, draftOf, left, reverted, typed } from './draft.ts'
import { matching, withSearch } from './history.ts'
import { type Known, suggest, take } from './suggest.ts'

/** One line of the drop-down. */
export type Option =
  | { kind: 'time'; label: string; time: Micros }
  | { kind: 'history'; label: string }
  | {
      kind: 'field' | 'value' | 'name'
      label: string
      about: { id: string; kind: string } | undefined
      count: number | undefined
      choose: () => { draft: string; cursor: number }
    }

type SearchInput = {
  q: string
  known: Known
  names: Names
  /** A time that a clock without a date belongs to. */
  near: Micros
  onCommit: (q: string) => void
  onTime: (time: Micros) => void
}

/** The draft of a search. Nothing leaves it before Enter. */
export function useSearchModel({ q, known, names, near, onCommit, onTime }: SearchInput) {
  const [held, setHeld] = useState(() => draftOf(q))
  if (held.q !== q) setHeld(arrived(held, q))
  const [cursor, setCursor] = useState(q.length)
  const [open, setOpen] = useState<'closed' | 'suggestions' | 'history'>('closed')
  const [active, setActive] = useState(-1)
  /** The text that Enter was refused for. */
  const [refused, setRefused] = useState<string | null>(null)
  const [history, setHistory] = useSearches()

  const { text: draft } = held
  const parsed = parseQuery(draft, { now: 0 })
  const time = readTime(draft, near)
  const options =
    open === 'closed'
      ? []
      : open === 'history'
        ? historyOptions(history, draft)
        : optionsOf(draft, cursor, known, names, time)
  const change = (text: string, at: number) => {
    setHeld((now) => typed(now, text))
    setCursor(at)
    setActive(-1)
    setRefused(null)
    setOpen('suggestions')
  }
  const close = () => {
    setOpen('closed')
    setActive(-1)
  }
  const jump = (to: Micros) => {
    setHeld(reverted)
    close()
    onTime(to)
  }
  const submit = (text = draft) => {
    const at = readTime(text, near)
    if (at !== undefined) return jump(at)
    if (!parseQuery(text, { now: 0 }).ok) return setRefused(text)
    close()
    setHistory(withSearch(history, text))
    setHeld((now) => committed(now, text.trim()))
    onCommit(text.trim())
  }
  /** Takes a suggestion; answers where the cursor belongs when the draft goes on. */
  const choose = (option: Option): number | undefined => {
    if (option.kind === 'time') return void jump(option.time)
    if (option.kind === 'history') return void submit(option.label)
    const next = option.choose()
    change(next.draft, next.cursor)
    return next.cursor
  }
  return {
    draft,
    cursor,
    options,
    active,
    open: options.length > 0,
    hasHistory: history.length > 0,
    error: parsed.ok || time !== undefined ? null : parsed,
    refused: refused === draft,
    dirty: draft.trim() !== committedSearch(held).trim(),
    change,
    close,
    leave: () => {
      setHeld(left)
      close()
    },
    submit,
    choose,
    jump,
    setActive,
    setCursor,
    showHistory: () => setOpen(open === 'history' ? 'closed' : 'history'),
    revert: () => {
      setHeld(reverted)
      close()
    },
    readTime: (text: string) => readTime(text, near),
  }
}
export type SearchModel = ReturnType<typeof useSearchModel>

function optionsOf(draft: string, cursor: number, known: Known, names: Names, time: Micros | undefined): Option[] {
  if (time !== undefined) return [{ kind: 'time', label: formatDateTime(time, 'UTC', 'milli'), time }]
  return suggest(draft, cursor, known, names).map((s) => ({
    kind: s.kind,
    label: s.label,
    about: s.about,
    count: s.count,
    choose: () => take(draft, s),
  }))
}

function historyOptions(history: readonly string[], draft: string): Option[] {
  return matching(history, draft.trim() && history.includes(draft.trim()) ? '' : draft)
    .slice(0, 12)
    .map((label) => ({ kind: 'history', label }))
}
