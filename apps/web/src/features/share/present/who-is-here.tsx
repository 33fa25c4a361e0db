import type { Presence } from '@bundlescope/contract/case.ts'
import { useTranslation } from 'react-i18next'
import { readAddress } from '../../../investigation/place-of-pin.ts'
import { useView } from '../../../investigation/use-view.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem, MenuLabel } from '../../../ui/menu.tsx'
import { initialsOf } from './initials.ts'
import { useFollow } from './use-follow.ts'
import { usePresence } from './use-presence.ts'
import './present.css'

const MOST_SHOWN = 4

/** Who else has the investigation open, what they look at, and the way there. */
export function WhoIsHere({ investigation }: { investigation: string }) {
  const { t } = useTranslation('share')
  const present = usePresence(investigation)
  const { followed, follow, stop } = useFollow(present)
  if (present.length === 0 && !followed) return null
  return (
    <span className="here">
      {followed && (
        <Button className="here-following" onClick={stop}>
          {t('here.stop', { name: nameOf(followed, t('common:anybody')) })}
        </Button>
      )}
      {present.length > 0 && (
        <Menu
          trigger={
            <button type="button" className="here-people" aria-label={t('here.label', { count: present.length })}>
              {present.slice(0, MOST_SHOWN).map(({ client, person }) => (
                <span key={client} className="here-person" aria-hidden="true">
                  {initialsOf(person.name)}
                </span>
              ))}
              {present.length > MOST_SHOWN && <span aria-hidden="true">+{present.length - MOST_SHOWN}</span>}
            </button>
          }
        >
          <MenuLabel>{t('here.title')}</MenuLabel>
          {present.map((each) => (
            <Person key={each.client} present={each} onFollow={() => follow(each)} />
          ))}
        </Menu>
      )}
    </span>
  )
}

function Person({ present, onFollow }: { present: Presence; onFollow: () => void }) {
  const { t } = useTranslation('share')
  const { open } = useView()
  const place = readAddress(present.address)
  const name = nameOf(present, t('common:anybody'))
  return (
    <>
      <MenuItem disabled={!place} onSelect={() => place && open(place.panel, place.patch)}>
        <span className="here-person" aria-hidden="true">
          {initialsOf(present.person.name)}
        </span>
        {place ? t('here.at', { name, panel: t(`common:panel.${place.panel}`) }) : name}
      </MenuItem>
      <MenuItem disabled={!place} onSelect={onFollow}>
        <span className="here-indent">{t('here.follow', { name })}</span>
      </MenuItem>
    </>
  )
}

function nameOf({ person }: Presence, nobody: string): string {
  return person.name || nobody
}
