import { useTranslation } from 'react-i18next'
import { affectedOf } from './model.ts'

/** `service vmware-sps`, `host esx01`: what a finding speaks of. */
export function Affected({ text }: { text: string }) {
  const { t } = useTranslation('findings')
  const { kind, name } = affectedOf(text)
  return (
    <span className="affected">
      {kind && <span className="soft">{t(`affects.${kind}`, { defaultValue: kind })}</span>} {name}
    </span>
  )
}
