import type { Bundle } from '@bundlescope/contract/bundle.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeleteBundle } from '../../api/changes.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useServerText } from '../../i18n/use-server-text.ts'
import { isUnderWay } from '../../investigation/summary.ts'
import { copyText } from '../../lib/clipboard.ts'
import { formatBytes, formatCount } from '../../lib/number.ts'
import { formatAgo, formatDuration } from '../../lib/time.ts'
import { IconButton } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { IngestProgress } from '../../ui/ingest-progress.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { notify } from '../../ui/toast.tsx'
import { Members } from './members.tsx'
import { OfMachine } from './of-machine.tsx'

const TAGS: Record<string, string> = { ready: 'tag tag-ok', partial: 'tag tag-warning', failed: 'tag tag-error' }

/** One upload: where it stands, what it is, what lies in it. */
export function BundleCard({ investigation, bundle }: { investigation: string; bundle: Bundle }) {
  const { t } = useTranslation('overview')
  const say = useServerText()
  const underWay = isUnderWay(bundle)
  return (
    <article className="bundle" aria-label={bundle.name}>
      <header className="bundle-head">
        <h3 className="bundle-name" title={bundle.name}>
          {bundle.name}
        </h3>
        <span className={TAGS[bundle.state] ?? 'tag'}>{t(`common:state.${bundle.state}`)}</span>
        <BundleMenu investigation={investigation} bundle={bundle} />
      </header>
      {bundle.message && (
        <p className={bundle.state === 'failed' ? 'bundle-message bundle-failed' : 'bundle-message'}>
          {say(bundle.message)}
        </p>
      )}
      {underWay && <IngestProgress bundle={bundle} />}
      {!underWay && isLoose(bundle) && <OfMachine investigation={investigation} bundle={bundle.id} />}
      <Members bundle={bundle.id} members={bundle.members} />
      <Facts bundle={bundle} />
    </article>
  )
}

/** Plain files and pastes say nothing of the machine that they are of; a person may have. */
function isLoose({ members }: Bundle): boolean {
  return members.every(({ kind }) => kind === 'files' || kind === 'guest')
}

function Facts({ bundle }: { bundle: Bundle }) {
  const { t } = useTranslation('overview')
  const lang = useLanguage()
  const { totals, sha256, ingestMs, storeBytes } = bundle
  const facts = [
    formatBytes(bundle.bytes, lang),
    totals.files && t('common:files', { count: totals.files, shown: formatCount(totals.files, lang) }),
    totals.events && t('common:events', { count: totals.events, shown: formatCount(totals.events, lang) }),
    ingestMs !== null && t('readIn', { time: formatDuration(ingestMs * 1000, lang) }),
    storeBytes && t('store', { bytes: formatBytes(storeBytes, lang) }),
    `${t('added')} ${formatAgo(bundle.addedAt, Date.now() * 1000, lang)}`,
  ]
  const copy = async () => {
    notify((await copyText(sha256)) ? t('common:copied') : t('common:notCopied'), sha256)
  }
  return (
    <p className="bundle-facts">
      {facts.filter(Boolean).join(' · ')} · {t('sha256')}{' '}
      <button
        type="button"
        className="bundle-sha mono"
        title={`${t('copySha')}\n${sha256}`}
        onClick={() => void copy()}
      >
        {sha256.slice(0, 12)}…
      </button>
    </p>
  )
}

function BundleMenu({ investigation, bundle }: { investigation: string; bundle: Bundle }) {
  const { t } = useTranslation('overview')
  const say = useServerText()
  const [asking, setAsking] = useState(false)
  const remove = useDeleteBundle(investigation)
  const { name } = bundle
  const onConfirm = () =>
    remove.mutateAsync(bundle.id).then(
      () => notify(t('deleted', { name })),
      (error: Error) => notify(t('common:problem.title'), say(error.message), 'error'),
    )
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actions', { name })} disabled={remove.isPending}>
            <span aria-hidden="true">⋯</span>
          </IconButton>
        }
      >
        <MenuItem danger onSelect={() => setAsking(true)}>
          {t('delete')}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('deleteTitle', { name })}
        confirm={t('common:delete')}
        cancel={t('common:cancel')}
        onConfirm={() => void onConfirm()}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  )
}
