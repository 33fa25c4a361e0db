import type { EventRow } from '@bundlescope/contract/event.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useView } from '../../../investigation/use-view.ts'
import { Button } from '../../../ui/button.tsx'

type PatternFieldProps = {
  event: EventRow
  text: string | undefined
  onNarrow: (term: string) => void
  onExclude: (term: string) => void
}

/** The message pattern of the line: only it, without it, or where it stands among the others. */
export function PatternField({ event, text, onNarrow, onExclude }: PatternFieldProps) {
  const { t } = useTranslation('events')
  const { href } = useView()
  const term = `pattern:${event.pattern}`
  const shown = text?.trim().split('\n')[0] ?? ''
  return (
    <section>
      <h3 className="panel-title">{t('detail.pattern')}</h3>
      {shown && <p className="pattern-text">{shown}</p>}
      <div className="detail-actions">
        <Button onClick={() => onNarrow(term)}>{t('detail.patternOnly')}</Button>
        <Button onClick={() => onExclude(term)}>{t('detail.patternWithout')}</Button>
        <Link className="button button-quiet" to={href('patterns', { patternText: longestWords(shown) })}>
          {t('detail.patternShow')}
        </Link>
      </div>
    </section>
  )
}

/** The longest run of words between slots: enough to find the pattern in the list. */
function longestWords(pattern: string): string {
  const runs = pattern.split('□').map((run) => run.trim())
  return runs.reduce((best, run) => (run.length > best.length ? run : best), '').slice(0, 80)
}
