import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { sessionQuery } from '../../api/access.ts'
import { redactedAddressQuery, useRedacted } from '../../api/redaction.ts'
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
      <Sections investigation={investigation} onLeave={onClose} />
    </Dialog>
  )
}

/** Asked for only while the dialog is open. */
function Sections({ investigation, onLeave }: { investigation: string; onLeave: () => void }) {
  const { t } = useTranslation('share')
  const { data: session } = useQuery(sessionQuery)
  const owner = useMay('owner')
  const address = useAddress()
  const { on: redacted } = useRedacted()
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
        {!redacted && <RedactedAddress investigation={investigation} address={address} />}
        {mode === 'open' && isLoopback() && <p className="soft">{t('address.loopback')}</p>}
      </section>
      {owner && <LinksSection investigation={investigation} />}
      {mode !== 'open' && owner && <MembersSection investigation={investigation} />}
      {owner && (
        <p>
          <Link to={`/i/${encodeURIComponent(investigation)}/audit`} onClick={onLeave}>
            {t('audit')}
          </Link>
        </p>
      )}
    </div>
  )
}

/** The same view without a name in its address, for whoever must not read one. Nothing where the address names nothing. */
function RedactedAddress({ investigation, address }: { investigation: string; address: string }) {
  const { t } = useTranslation('share')
  const { data } = useQuery(redactedAddressQuery(investigation, address))
  if (!data || data === address) return null
  return (
    <CopyField
      label={t('address.redacted')}
      text={`${window.location.origin}/i/${encodeURIComponent(investigation)}/${data}`}
    />
  )
}

function isLoopback(): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname)
}
