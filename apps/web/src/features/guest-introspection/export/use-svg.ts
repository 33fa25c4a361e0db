import { HEALTHS, type Health } from '@bundlescope/contract/analysis.ts'
import type { Micros } from '@bundlescope/contract/time.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { useCardName } from '../diagram/names.ts'
import { type Chart, cardStanding, labelsOf, linkStanding } from '../model/cards.ts'
import type { Picture } from '../model/layout.ts'
import { type Sheet, svgOf } from './to-svg.ts'

/** Writes the picture as an SVG, as it is on the page: language, moment, what is folded. */
export function useSvg(chart: Chart, picture: Picture, at: Micros | null, investigation: string): () => string {
  const { t } = useTranslation('guestIntrospection')
  const lang = useLanguage()
  const local = useLocalText()
  const nameOf = useCardName()
  return useCallback(() => {
    const word = (health: Health) => t(`health.${health}`)
    const moment = at === null ? t('atCollection') : `${formatDateTime(at, 'UTC', 'milli')} UTC`
    const labels = labelsOf(chart)
    const sheet: Sheet = {
      title: `Guest Introspection — ${investigation}`,
      subtitle: `${t('stateAt')} ${moment}`,
      lang,
      bands: new Map(
        picture.bands.map(({ id, lane, managers }) => {
          const hasHeading = chart.cards.some((card) => card.lane === lane && card.family === 'host')
          return [id, managers ? t('managers') : hasHeading ? '' : (lane ?? t('noHost'))]
        }),
      ),
      cards: chart.cards.map((card) => {
        const { health, reason } = cardStanding(card, at)
        const healths = card.members.map((member) => cardStanding(member, at).health)
        const counts = HEALTHS.map((each) => [each, healths.filter((one) => one === each).length] as const)
        const counted = counts.flatMap(([each, count]) => (count > 0 ? [`${count} ${word(each)}`] : [])).join(' · ')
        const state = counted || (card.family === 'host' ? word(health) : `${word(health)} · ${local(reason)}`)
        return { id: card.id, health, ...nameOf(card), state, heading: card.family === 'host' }
      }),
      links: chart.links.map((link) => ({
        id: link.id,
        health: linkStanding(link, at).health,
        label: labels.get(link.id) ?? '',
      })),
      legend: Object.fromEntries(HEALTHS.map((health) => [health, word(health)])) as Sheet['legend'],
    }
    return svgOf(picture, sheet)
  }, [chart, picture, at, investigation, t, lang, local, nameOf])
}
