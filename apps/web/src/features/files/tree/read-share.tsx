import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { formatCount, formatShare } from '../../../lib/number.ts'

/** How much of a log was understood: lines that a format knew, of all lines. Nothing for what is no log. */
export function ReadShare({ lines, unparsedLines }: { lines: number; unparsedLines: number }) {
  const { t } = useTranslation('files')
  const lang = useLanguage()
  if (lines === 0) return null
  const known = lines - unparsedLines
  const figures = { known: formatCount(known, lang), lines: formatCount(lines, lang) }
  return (
    <span className="read-share" title={t('knownLines', figures)}>
      <span className="read-bar" aria-hidden="true">
        <span style={{ width: `${(known / lines) * 100}%` }} />
      </span>
      {formatPercent(known, lines, lang)}
    </span>
  )
}

/** Rounded, but 100 % and 0 % only when that is true: `99.9%`, `<1%`. */
function formatPercent(part: number, whole: number, lang: string): string {
  if (part < whole && part / whole >= 0.995) return formatShareBelow(part / whole, lang)
  return formatShare(part, whole, lang)
}

function formatShareBelow(share: number, lang: string): string {
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 })
  return percent.format(Math.min(0.999, Math.floor(share * 1000) / 1000))
}
