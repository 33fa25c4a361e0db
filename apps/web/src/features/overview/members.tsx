import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { useView } from '../../investigation/use-view.ts'
import { formatDateTime, zoneName } from '../../lib/time.ts'

/** The bundles within an upload: one, or an export and what it holds. Plain logs say nothing of themselves. */
export function Members({ members }: { members: readonly BundleMember[] }) {
  const { t } = useTranslation('overview')
  if (!members.some(({ product, host, collectedAt }) => product || host || collectedAt)) return null
  const several = members.length > 1
  return (
    <table className="table bundle-members">
      <thead>
        <tr>
          <th>{t('kindHead')}</th>
          <th>{t('product')}</th>
          <th>{t('host')}</th>
          <th>{t('collected')}</th>
          {several && <th className="bundle-member-name">{t('content')}</th>}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} named={several} />
        ))}
      </tbody>
    </table>
  )
}

function MemberRow({ member, named }: { member: BundleMember; named: boolean }) {
  const { t } = useTranslation('overview')
  const { kind, product, version, build, host, collectedAt, parent, name } = member
  const what = [product, version].filter(Boolean).join(' ')
  return (
    <tr>
      <td className="nowrap" title={name}>
        {parent && <span aria-hidden="true">└ </span>}
        {t(`kind.${kind}`, { defaultValue: kind })}
      </td>
      <td>
        {what || <NotStated />} {build && <span className="soft nowrap">{t('build', { build })}</span>}
      </td>
      <td>{host ?? <NotStated />}</td>
      <td className="nowrap">{collectedAt ? <Collected iso={collectedAt} /> : <NotStated />}</td>
      {named && (
        <td className="bundle-member-name mono" title={name}>
          {name}
        </td>
      )}
    </tr>
  )
}

function Collected({ iso }: { iso: string }) {
  const { tz } = useView().view
  const us = parseMicros(iso)
  if (us === undefined) return iso
  return (
    <>
      {formatDateTime(us, 'UTC')}
      {tz !== 'UTC' && (
        <span className="soft">
          {' '}
          {zoneName(us, tz)} {formatDateTime(us, tz, 'minute').slice(5)}
        </span>
      )}
    </>
  )
}

function NotStated() {
  const { t } = useTranslation('overview')
  return (
    <span className="soft" title={t('unknown')}>
      —
    </span>
  )
}
