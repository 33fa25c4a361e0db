import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCreateInvestigation } from '../api/changes.ts'
import { AccountMenu } from '../features/account/account-menu.tsx'
import { Home } from '../features/home/home.tsx'
import { KeySheet } from '../features/palette/key-sheet.tsx'
import { Palette } from '../features/palette/palette.tsx'
import { HomeBar } from '../features/shell/home-bar.tsx'
import { chooseUploads } from '../features/upload/choose.ts'
import { DropAnywhere } from '../features/upload/drop-anywhere.tsx'
import type { Gathered } from '../features/upload/gather.ts'
import { nameAfter } from '../features/upload/name-after.ts'
import { startUploads } from '../features/upload/uploader.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useServerText } from '../i18n/use-server-text.ts'
import { viewHref } from '../investigation/use-view.ts'
import { notify } from '../ui/toast.tsx'

/** `/`: what is dropped here becomes an investigation of its own, named after it. */
export function HomeRoute() {
  const { t } = useTranslation('home')
  const lang = useLanguage()
  const say = useServerText()
  const navigate = useNavigate()
  const create = useCreateInvestigation()

  const begin = async (name: string, gathered: Gathered[]) => {
    try {
      const { id } = await create.mutateAsync(name)
      startUploads(id, gathered)
      await navigate(viewHref(id, 'overview'))
    } catch (error) {
      notify(t('common:problem.title'), error instanceof Error ? say(error.message) : undefined, 'error')
    }
  }
  const beginWith = (gathered: Gathered[]) => void begin(nameAfter(gathered, t, lang), gathered)
  const choose = (what: 'files' | 'folder') => chooseUploads(what, beginWith)

  return (
    <div className="home-layout">
      <title>{t('common:app')}</title>
      <HomeBar account={<AccountMenu />} />
      <Home onChoose={choose} onNew={() => void begin(t('newName'), [])} />
      <DropAnywhere title={t('common:drop.new')} onDrop={beginWith} />
      <Palette onChoose={choose} />
      <KeySheet />
    </div>
  )
}
