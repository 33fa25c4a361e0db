import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { analysisQuery } from '../../api/analysis.ts'
import { caseQuery } from '../../api/case.ts'
import { investigationsQuery, sourcesQuery } from '../../api/queries.ts'
import { chooseLanguage, LANGUAGES } from '../../i18n/start.ts'
import { useLocalText } from '../../i18n/use-local-text.ts'
import { openDialog } from '../../investigation/open-dialog.ts'
import { readAddress } from '../../investigation/place-of-pin.ts'
import { openSheet } from '../../investigation/sheet.ts'
import { PANELS, useView, viewHref } from '../../investigation/use-view.ts'
import { useRegisteredShortcuts } from '../../lib/keys.ts'
import { CommandDialog, type CommandItem } from '../../ui/command-dialog.tsx'
import { chooseTheme } from '../../ui/theme.ts'

export type PaletteProps = { onChoose: (what: 'files' | 'folder') => void }

/** Everything by name. `onChoose` opens the file chooser for what the page adds bundles to. */
export function CommandPalette({ onChoose }: PaletteProps) {
  const { t } = useTranslation('common')
  const items = useItems(onChoose)
  return (
    <CommandDialog
      open
      onOpenChange={(next) => openSheet.set(next ? 'palette' : null)}
      label={t('palette.title')}
      placeholder={t('palette.placeholder')}
      none={t('palette.none')}
      items={items}
    />
  )
}

function useItems(onChoose: PaletteProps['onChoose']): CommandItem[] {
  const { t } = useTranslation('common')
  const shortcuts = useRegisteredShortcuts()
  const place = usePlaces()
  const { investigation } = useView()
  const dialogs: CommandItem[] = (['case', 'share', 'view'] as const).map((dialog) => ({
    id: `dialog-${dialog}`,
    text: t(`palette.dialog.${dialog}`),
    group: t('palette.actions'),
    run: () => openDialog.set(dialog),
  }))
  dialogs.push({
    id: 'dialog-report',
    text: t('report:title'),
    group: t('palette.actions'),
    run: () => openDialog.set('report'),
  })
  const actions: CommandItem[] = [
    { id: 'files', text: t('palette.addBundles'), run: () => onChoose('files') },
    { id: 'folder', text: t('palette.addFolder'), run: () => onChoose('folder') },
    ...(['system', 'dark', 'light'] as const).map((theme) => ({
      id: `theme-${theme}`,
      text: t('palette.themeTo', { theme: t(`theme.${theme}`) }),
      run: () => chooseTheme(theme),
    })),
    ...LANGUAGES.map((language) => ({
      id: `language-${language}`,
      text: t('palette.languageTo', { language: t(`language.${language}`) }),
      run: () => void chooseLanguage(language),
    })),
  ].map((item) => ({ ...item, group: t('palette.actions') }))
  const keyed = shortcuts
    .filter(({ description }) => description !== 'palette' && !description.startsWith('panel'))
    .map(({ keys, description, run }, i) => ({
      id: `key-${i}`,
      text: t(`keys:${description}`),
      group: t('palette.keys'),
      keys,
      run: () => run(new KeyboardEvent('keydown')),
    }))
  return [...place, ...(investigation ? dialogs : []), ...actions, ...keyed]
}

/** Where one can go: panels, bundles and sources of this investigation, other investigations. */
function usePlaces(): CommandItem[] {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const { investigation, open } = useView()
  const { data: investigations = [] } = useQuery(investigationsQuery)
  const { data: sources = [] } = useQuery({ ...sourcesQuery(investigation), enabled: investigation !== '' })
  const { data: analysis } = useQuery({ ...analysisQuery(investigation), enabled: investigation !== '' })
  const { data: views } = useQuery({
    ...caseQuery(investigation),
    enabled: investigation !== '',
    select: (known) => known.views,
  })
  const local = useLocalText()
  const bundles = investigations.find(({ id }) => id === investigation)?.bundles ?? []
  const here: CommandItem[] = [
    ...PANELS.map((panel, i) => ({
      id: panel,
      text: t(`panel.${panel}`),
      group: t('palette.panels'),
      keys: String(i + 1),
      run: () => open(panel),
    })),
    ...(analysis?.findings ?? []).map(({ id, title }) => ({
      id: `finding-${id}`,
      text: local(title),
      group: t('panel.findings'),
      run: () => open('findings', { finding: id, checks: 'none' }),
    })),
    ...(analysis?.services ?? []).map(({ name, host, bundle, member }) => ({
      id: `service-${name}@${bundle}.${member}`,
      text: t('palette.service', { name: host ? `${name} · ${host}` : name }),
      group: t('panel.ports'),
      run: () => open('ports', { portsTable: 'services', service: `${name}@${bundle}.${member}`, portText: '' }),
    })),
    ...(views ?? []).flatMap(({ id, name, address }) => {
      const at = readAddress(address)
      return at ? [{ id, text: name, group: t('palette.views'), run: () => open(at.panel, at.patch) }] : []
    }),
    ...sources.map(({ id, name, host }) => ({
      id,
      text: t('palette.sourceEvents', { name: host ? `${name} · ${host}` : name }),
      group: t('palette.sources'),
      run: () => open('events', { source: [id] }),
    })),
    ...bundles.map(({ id, name }) => ({
      id,
      text: t('palette.bundle', { name }),
      group: t('palette.bundles'),
      run: () => open('overview'),
    })),
  ]
  const elsewhere: CommandItem[] = [
    ...investigations
      .filter(({ id }) => id !== investigation)
      .map(({ id, name }) => ({ id, text: name, run: () => void navigate(viewHref(id, 'overview')) })),
    { id: 'home', text: t('palette.home'), run: () => void navigate('/') },
  ].map((item) => ({ ...item, group: t('palette.investigations') }))
  return investigation ? [...here, ...elsewhere] : elsewhere
}
