import type { Timeline } from '@bundlescope/contract/event.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { timelineQuery } from '../../../api/queries.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useView } from '../../../investigation/use-view.ts'
import { formatCount } from '../../../lib/number.ts'
import { formatRange } from '../../../lib/time.ts'
import { stretchOf } from '../span.ts'

const BUCKETS = 60

/** Lines that name the port over the span of the logs; a line marks the first failed connection. */
export function PortHistogram({ port, first }: { port: number; first: string | null }) {
  const { t } = useTranslation('ports')
  const lang = useLanguage()
  const { investigation } = useView()
  const everything = { q: `port:${port}`, from: null, to: null, level: [], source: [] }
  const { data } = useQuery(timelineQuery(investigation, everything, BUCKETS))
  if (!data || data.total === 0) return null
  const counts = totals(data)
  const most = Math.max(...counts, 1)
  const from = parseMicros(data.from) ?? 0
  const to = parseMicros(data.to) ?? 1
  const label = t('histogram', { total: formatCount(data.total, lang), port, range: formatRange(from, to, 'UTC') })
  return (
    <figure className="port-histogram">
      <figcaption className="soft">{label}</figcaption>
      <svg viewBox={`0 0 ${counts.length} 40`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path d={counts.map((count, i) => bar(i, count / most)).join('')} />
        {first !== null && (
          <line
            x1={markAt(from, to, first, counts.length)}
            x2={markAt(from, to, first, counts.length)}
            y1={0}
            y2={40}
          />
        )}
      </svg>
    </figure>
  )
}

/** Events a bucket, of all levels. */
function totals({ levels }: Timeline): number[] {
  const lists = Object.values(levels)
  return Array.from({ length: lists[0]?.length ?? 0 }, (_, i) => lists.reduce((sum, list) => sum + (list[i] ?? 0), 0))
}

function bar(x: number, share: number): string {
  if (share === 0) return ''
  const height = Math.max(2, share * 40)
  return `M${x} 40v${(-height).toFixed(1)}h0.85v${height.toFixed(1)}z`
}

function markAt(from: number, to: number, iso: string, cells: number): number {
  return (stretchOf({ from, to }, iso, iso).left / 100) * cells
}
