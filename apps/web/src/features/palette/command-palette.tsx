import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { investigationsQuery, sourcesQuery } from '../../api/queries.ts'
import { chooseLanguage, LANGUAGES } from '../../i18n/start.ts'
import { openSheet } from '../../investigation/sheet.ts'
import { PANELS, useView, viewHref } from '../../investigation/use-view.ts'
import { useExternal } from '../../lib/external.ts'
import { useRegisteredShortcuts } from '../../lib/keys.ts'
import { KeyCaps } from '../../ui/kbd.tsx'
import { chooseTheme } from '../../ui/theme.ts'
import './palette.css'

type Item = { id: string; text: string; group: string; keys?: string; run: () => void }

/** ⌘K, Ctrl K: everything by name. `onChoose` opens the file chooser for what the page adds bundles to. */
export function CommandPalette({ onChoose }: { onChoose: (what: 'files' | 'folder') => void }) {
  const { t } = useTranslation('common')
  const open = useExternal(openSheet) === 'palette'
  const setOpen = (next: boolean) => openSheet.set(next ? 'palette' : null)
  return (
    <Command.Dialog
      open={open}
      onOpenChange={setOpen}
      label={t('palette.title')}
      overlayClassName="scrim"
      contentClassName="dialog palette"
    >
      {open && <Choices onChoose={onChoose} onDone={() => setOpen(false)} />}
    </Command.Dialog>
  )
}

type ChoicesProps = { onChoose: (what: 'files' | 'folder') => void; onDone: () => void }

function Choices({ onChoose, onDone }: ChoicesProps) {
  const { t } = useTranslation('common')
  const items = useItems(onChoose)
  const groups = Map.groupBy(items, (item) => item.group)
  return (
    <>
      <Command.Input className="palette-input" placeholder={t('palette.placeholder')} />
      <Command.List className="palette-list">
        <Command.Empty className="palette-none">{t('palette.none')}</Command.Empty>
        {[...groups].map(([group, list]) => (
          <Command.Group key={group} heading={group}>
            {list.map(({ id, text, keys, run }) => (
              <Command.Item
                key={id}
                value={`${text} ${id}`}
                onSelect={() => {
                  onDone()
                  run()
                }}
              >
                <span className="palette-text">{text}</span>
                {keys && <KeyCaps keys={keys} />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </>
  )
}

function useItems(onChoose: ChoicesProps['onChoose']): Item[] {
  const { t } = useTranslation('common')
  const shortcuts = useRegisteredShortcuts()
  const place = usePlaces()
  const actions: Item[] = [
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
      run: () => chooseLanguage(language),
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
  return [...place, ...actions, ...keyed]
}

/** Where one can go: panels, bundles and sources of this investigation, other investigations. */
function usePlaces(): Item[] {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const { investigation, open } = useView()
  const { data: investigations = [] } = useQuery(investigationsQuery)
  const { data: sources = [] } = useQuery({ ...sourcesQuery(investigation), enabled: investigation !== '' })
  const bundles = investigations.find(({ id }) => id === investigation)?.bundles ?? []
  const here: Item[] = [
    ...PANELS.map((panel, i) => ({
      id: panel,
      text: t(`panel.${panel}`),
      group: t('palette.panels'),
      keys: String(i + 1),
      run: () => open(panel),
    })),
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
  const elsewhere: Item[] = [
    ...investigations
      .filter(({ id }) => id !== investigation)
      .map(({ id, name }) => ({ id, text: name, run: () => void navigate(viewHref(id, 'overview')) })),
    { id: 'home', text: t('palette.home'), run: () => void navigate('/') },
  ].map((item) => ({ ...item, group: t('palette.investigations') }))
  return investigation ? [...here, ...elsewhere] : elsewhere
}
