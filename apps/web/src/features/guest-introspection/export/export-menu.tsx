import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { notify } from '../../../ui/toast.tsx'
import { fileName, pngOf, saveFile } from './save.ts'

/** The picture as a file, or on paper. */
export function ExportMenu({ svg, investigation }: { svg: () => string; investigation: string }) {
  const { t } = useTranslation('guestIntrospection')
  const saveSvg = () => saveFile(fileName(investigation, 'svg'), new Blob([svg()], { type: 'image/svg+xml' }))
  const savePng = async () => {
    try {
      saveFile(fileName(investigation, 'png'), await pngOf(svg()))
    } catch {
      notify(t('noPng'), undefined, 'error')
    }
  }
  return (
    <Menu trigger={<Button>{t('export')} ▾</Button>}>
      <MenuItem onSelect={saveSvg}>{t('exportSvg')}</MenuItem>
      <MenuItem onSelect={() => void savePng()}>{t('exportPng')}</MenuItem>
      <MenuItem onSelect={() => setTimeout(() => window.print())}>{t('print')}</MenuItem>
    </Menu>
  )
}
