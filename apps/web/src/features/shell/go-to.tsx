import { useTranslation } from 'react-i18next'
import { openSheet } from '../../investigation/sheet.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCaps } from '../../ui/kbd.tsx'

/** Opens the palette. */
export function GoTo() {
  const { t } = useTranslation()
  return (
    <Button className="go-to" onClick={() => openSheet.set('palette')}>
      {t('goTo')} <KeyCaps keys="$mod+k" />
    </Button>
  )
}
