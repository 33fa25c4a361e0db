import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../../api/access.ts'
import { lastAddress, useAddress } from '../../investigation/last-address.ts'
import type { DialogOfInvestigation } from '../../investigation/open-dialog.ts'
import { useMay } from '../../investigation/role.ts'
import { useExternal } from '../../lib/external.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LinksSection } from './links/links-section.tsx'
import { MembersSection } from './members-section.tsx'
import './share.css'

/** Who may see the investigation, and how they get there. */
export function ShareDialog({ investigation, onClose }: DialogOfInvestigation) {
  const { t } = useTranslation('share')
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title')}
      wide
      actions={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <Sections investigation={investigation} />
    </Dialog>
  )
}

/** Asked for only while the dialog is open. */
function Sections({ investigation }: { investigation: string }) {
  const { t } = useTranslation('share')
  const { data: session } = useQuery(sessionQuery)
  const owner = useMay('owner')
  const address = useAddress()
  const last = useExternal(lastAddress)
  const mode = session?.mode ?? 'open'
  const seen =
    address.startsWith('board') && last?.investigation === investigation ? [address, last.address] : [address]
  return (
    <div className="share">
      <section>
        <h3>{t('address.title')}</h3>
        <p className="soft">{t(mode === 'open' ? 'address.open' : 'address.accounts')}</p>
        {seen.map((each, i) => (
          <CopyField
            key={each}
            label={t(i === 0 ? 'address.label' : 'address.before')}
            text={`${window.location.origin}/i/${encodeURIComponent(investigation)}/${each}`}
          />
        ))}
        {mode === 'open' && isLoopback() && <p className="soft">{t('address.loopback')}</p>}
      </section>
      {owner && <LinksSection investigation={investigation} />}
      {mode !== 'open' && owner && <MembersSection investigation={investigation} />}
    </div>
  )
}

function isLoopback(): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname)
}
