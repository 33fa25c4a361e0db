import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../investigation/instant.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatTime, localZone, zoneName } from '../../lib/time.ts'
import { CommandDialog, type CommandItem } from '../../ui/command-dialog.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'

/** The hovered or selected moment in UTC and in the second zone, which can be chosen here. */
export function Clock() {
  const { t } = useTranslation()
  const { tz } = useView().view
  const [choosing, setChoosing] = useState(false)
  const instant = useInstant()
  const name = zoneName(instant ?? Date.now() * 1000, tz)
  const time = (zone: string) => instant !== null && ` ${formatTime(instant, zone, 'milli')}`
  return (
    <span className="clock">
      <span>
        <b>UTC</b>
        {time('UTC')}
      </span>
      <Tooltip text={t('zone.choose', { zone: tz })}>
        <button type="button" onClick={() => setChoosing(true)}>
          {tz === 'UTC' ? t('zone.add') : [name, time(tz)]}
        </button>
      </Tooltip>
      <ZoneDialog open={choosing} onOpenChange={setChoosing} />
    </span>
  )
}

type ZoneDialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

function ZoneDialog({ open, onOpenChange }: ZoneDialogProps) {
  const { t } = useTranslation()
  const { replace } = useView()
  const item = (zone: string, group: string): CommandItem => ({
    id: zone,
    text: zone.replaceAll('_', ' '),
    group,
    run: () => replace({ tz: zone }),
  })
  const items = open
    ? [
        item(localZone(), t('zone.local')),
        ...['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => item(zone, t('zone.all'))),
      ]
    : []
  return (
    <CommandDialog
      open={open}
      onOpenChange={onOpenChange}
      label={t('zone.label')}
      placeholder={t('zone.search')}
      none={t('zone.none')}
      items={items}
    />
  )
}
