import type { TFunction } from 'i18next'
import { formatCount } from '../../lib/number.ts'
import type { Gathered } from './gather.ts'

const ENDINGS = /(\.(tar\.(gz|bz2|xz|zst)|tgz|tbz2?|txz|tar|zip|gz|bz2|xz|zst|log|txt))+$/i

/** Name of an investigation after what was dropped: `vm-support-esx01.tgz` → `vm-support-esx01`, several → `… and 2 more`. */
export function nameAfter(gathered: readonly Gathered[], t: TFunction<'home'>, lang: string): string {
  const first = gathered[0]?.name ?? ''
  const name = (first.replace(ENDINGS, '') || first).slice(0, 160)
  const count = gathered.length - 1
  return count > 0 ? t('more', { name, count, shown: formatCount(count, lang) }) : name
}
