import type { BundleMember } from '@bundlescope/contract/bundle.ts'
import { parseMicros } from '@bundlescope/contract/time.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { filesQuery } from '../../api/queries.ts'
import { useView } from '../../investigation/use-view.ts'
import { formatDateTime, zoneName } from '../../lib/time.ts'

/** The bundles within an upload: one, or an export and what it holds. Plain logs say nothing of themselves. */
export function Members({ bundle, members }: { bundle: string; members: readonly BundleMember[] }) {
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
          <th>{t('zone')}</th>
          {several && <th className="bundle-member-name">{t('content')}</th>}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} bundle={bundle} member={member} named={several} />
        ))}
      </tbody>
    </table>
  )
}

function MemberRow({ bundle, member, named }: { bundle: string; member: BundleMember; named: boolean }) {
  const { t } = useTranslation('overview')
  const { kind, product, version, build, host, collectedAt, zone, parent, name } = member
  const from = (...fields: string[]) => <From bundle={bundle} member={member} fields={fields} />
  const what = [product, version].filter(Boolean).join(' ')
  return (
    <tr>
      <td className="nowrap" title={name}>
        {parent && <span aria-hidden="true">└ </span>}
        {t(`kind.${kind}`, { defaultValue: kind })}
        {from('kind')}
      </td>
      <td>
        {what || <NotStated />} {build && <span className="soft nowrap">{t('build', { build })}</span>}
        {from('product', 'version', 'build')}
      </td>
      <td>
        {host ?? <NotStated />}
        {from('host')}
      </td>
      <td className="nowrap">
        {collectedAt ? <Collected iso={collectedAt} /> : <NotStated />}
        {from('collectedAt')}
      </td>
      <td className="nowrap">
        {zone ?? <NotStated />}
        {from('zone')}
      </td>
      {named && (
        <td className="bundle-member-name mono" title={name}>
          {name}
        </td>
      )}
    </tr>
  )
}

type FromProps = { bundle: string; member: BundleMember; fields: readonly string[] }

/** The files that say so; a file of the bundle opens in Files. */
function From({ bundle, member, fields }: FromProps) {
  const { t } = useTranslation('overview')
  const { investigation, href } = useView()
  const { data: files } = useQuery(filesQuery(investigation))
  const paths = [...new Set(fields.flatMap((field) => member.evidence?.[field] ?? []))]
  if (paths.length === 0) return null
  const isFile = (path: string) =>
    files?.some((file) => file.bundle === bundle && file.member === member.id && file.path === path) ?? false
  return paths.map((path) => (
    <span key={path} className="bundle-from" title={t('fromFile', { path })}>
      {isFile(path) ? (
        <Link to={href('files', { file: { bundle, member: member.id, path }, line: null, fileView: 'auto' })}>
          {path}
        </Link>
      ) : (
        path
      )}
    </span>
  ))
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
