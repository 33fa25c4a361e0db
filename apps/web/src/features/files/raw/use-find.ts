import type { FilePlace } from '@bundlescope/contract/view.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FIND_PAGE, rawQuery } from '../../../api/content.ts'
import { notify } from '../../../ui/toast.tsx'
import { findLine } from './find.ts'

type FindInput = {
  investigation: string
  file: FilePlace
  text: string
  total: number | null
  line: number | null
  onLine: (line: number) => void
}

/** Goes to the next or previous line that holds the text; `reached` says how far a longer look has come. */
export function useFind({ investigation, file, text, total, line, onLine }: FindInput) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [reached, setReached] = useState<number | null>(null)
  /** The text that no line holds. */
  const [missing, setMissing] = useState<string | null>(null)
  const looking = useRef<AbortController | null>(null)
  /** Asked for before the file was there. */
  const waiting = useRef<1 | -1 | null>(null)
  const where = `${file.bundle}/${file.member}/${file.path}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text or file ends the look
  useEffect(() => () => looking.current?.abort(), [text, where])

  const next = async (by: 1 | -1) => {
    if (text === '') return
    waiting.current = total === null ? by : null
    if (total === null) return
    looking.current?.abort()
    const stop = new AbortController()
    looking.current = stop
    try {
      const found = await findLine({
        text,
        from: line ?? (by > 0 ? 0 : total + 1),
        by,
        total,
        page: (number) => client.fetchQuery(rawQuery(investigation, file, number, FIND_PAGE)),
        onProgress: (at) => !stop.signal.aborted && setReached(at),
        signal: stop.signal,
      })
      setMissing(found === null ? text : null)
      if (found !== null) onLine(found)
    } catch (error) {
      if (!stop.signal.aborted) notify(t('problem.title'), error instanceof Error ? error.message : undefined, 'error')
    } finally {
      if (looking.current === stop || stop.signal.aborted) setReached(null)
    }
  }
  const latest = useRef(next)
  latest.current = next
  useEffect(() => {
    if (total !== null && waiting.current !== null) void latest.current(waiting.current)
  }, [total])
  return { next: (by: 1 | -1) => void next(by), reached, none: missing !== null && missing === text }
}
