import { useTranslation } from 'react-i18next'
import { openSheet } from '../../investigation/sheet.ts'
import { useExternal } from '../../lib/external.ts'
import { type KeyScope, useRegisteredShortcuts, useShortcuts } from '../../lib/keys.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCaps } from '../../ui/kbd.tsx'
import './key-sheet.css'

const SCOPES: KeyScope[] = [
  'events',
  'timeline',
  'operations',
  'ports',
  'guest-introspection',
  'findings',
  'patterns',
  'files',
  'board',
  'global',
]

/** `?`: every key that works on this page. */
export function KeySheet() {
  const { t } = useTranslation('keys')
  const open = useExternal(openSheet) === 'keys'
  const shortcuts = useRegisteredShortcuts()
  useShortcuts([
    { keys: '[Shift]+?', scope: 'global', description: 'sheet', run: () => openSheet.set('keys') },
    {
      keys: '$mod+k',
      scope: 'global',
      description: 'palette',
      inFields: true,
      run: (event) => {
        event.preventDefault()
        openSheet.set(openSheet.get() === 'palette' ? null : 'palette')
      },
    },
  ])
  const groups = SCOPES.map((scope) => ({ scope, list: shortcuts.filter((shortcut) => shortcut.scope === scope) }))
  return (
    <Dialog wide open={open} onOpenChange={(next) => openSheet.set(next ? 'keys' : null)} title={t('title')}>
      <p className="key-hint">{t('hint')}</p>
      <div className="key-groups">
        {groups
          .filter(({ list }) => list.length)
          .map(({ scope, list }) => (
            <section key={scope}>
              <h3 className="key-scope">{t(`scope.${scope}`)}</h3>
              <dl className="key-list">
                {list.map(({ keys, description }) => (
                  <div key={keys}>
                    <dt>
                      <KeyCaps keys={keys} />
                    </dt>
                    <dd>{t(description)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  )
}
