import type { Investigation } from '@bundlescope/contract/bundle.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { diskQuery } from '../../api/access.ts'
import { pinsQuery } from '../../api/case.ts'
import { investigationsQuery } from '../../api/queries.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatBytes } from '../../lib/number.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'

type DeleteDialogProps = { investigation: Investigation; onClose: () => void; onDelete: () => void }

/** Says what goes before it goes: each bundle with its bytes, and which stay because another investigation holds them. */
export function DeleteDialog({ investigation, onClose, onDelete }: DeleteDialogProps) {
  const { t } = useTranslation('home')
  const lang = useLanguage()
  const { id, name, bundles } = investigation
  const { data: disk } = useQuery(diskQuery(id))
  const { data: pins } = useQuery(pinsQuery(id))
  const { data: all = [] } = useQuery(investigationsQuery)
  const elsewhere = new Set(all.flatMap((each) => (each.id === id ? [] : each.bundles.map((bundle) => bundle.id))))
  const bytesOf = (bundle: string) => {
    const use = disk?.bundles.find((each) => each.bundle === bundle)
    return use ? formatBytes(use.original + use.index, lang) : ''
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('deleteTitle', { name })}
      confirm={t('common:delete')}
      cancel={t('common:cancel')}
      onConfirm={onDelete}
    >
      <p>{t('deleteText')}</p>
      <ul className="home-going">
        {bundles.map((bundle) => (
          <li key={bundle.id}>
            <span>{bundle.name}</span>
            <span className="soft">{elsewhere.has(bundle.id) ? t('stays') : bytesOf(bundle.id)}</span>
          </li>
        ))}
        {pins !== undefined && pins.length > 0 && <li>{t('goingPins', { count: pins.length })}</li>}
      </ul>
    </ConfirmDialog>
  )
}
