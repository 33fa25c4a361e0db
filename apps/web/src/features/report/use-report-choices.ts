import { REPORT_PARTS, type ReportPart, USUAL_PARTS } from '@bundlescope/contract/report.ts'
import { useState } from 'react'
import type { ReportChoices } from '../../api/report.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useView } from '../../investigation/use-view.ts'
import { useRemembered } from '../../lib/remembered.ts'

const isParts = (value: unknown): value is ReportPart[] =>
  Array.isArray(value) && value.every((part) => REPORT_PARTS.some((known) => known === part))

/** What goes into the report is remembered; language and zone are the page's until they are chosen; nobody redacts by habit. */
export function useReportChoices() {
  const page = useLanguage()
  const { tz, giScope } = useView().view
  const [parts, setParts] = useRemembered<ReportPart[]>('report.parts', [...USUAL_PARTS], isParts)
  const [lang, setLang] = useState<ReportChoices['lang'] | null>(null)
  const [zone, setZone] = useState<string | null>(null)
  const [redact, setRedact] = useState(false)
  const choices: ReportChoices = {
    lang: lang ?? (page === 'ja' ? 'ja' : 'en'),
    tz: zone ?? tz,
    parts,
    redact,
    scope: giScope,
  }
  const change = (change: Partial<ReportChoices>): void => {
    if (change.parts) setParts([...change.parts])
    if (change.lang) setLang(change.lang)
    if (change.tz) setZone(change.tz)
    if (change.redact !== undefined) setRedact(change.redact)
  }
  return { choices, change }
}
