import type { EventRow } from '@bundlescope/contract/event.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { sourcesQuery } from '../../../api/queries.ts'
import { useView } from '../../../investigation/use-view.ts'
import { CopyButton } from './copy-button.tsx'

/** Where the line stands; leads to the file as it lies in the bundle, at that line. */
export function PathField({ event, investigation }: { event: EventRow; investigation: string }) {
  const { t } = useTranslation('events')
  const { href } = useView()
  const { data: sources } = useQuery(sourcesQuery(investigation))
  const { path, line } = event
  const source = sources?.find(({ id }) => id === event.source)
  const place = source && { bundle: source.bundle, member: source.member, path }
  const shown = `${path}:${line}`
  return (
    <>
      <dt>{t('detail.file')}</dt>
      <dd>
        {place ? (
          <Link
            className="path mono"
            to={href('files', { file: place, line, fileView: 'text' })}
            title={t('detail.openFile')}
          >
            {shown}
          </Link>
        ) : (
          <code className="path">{shown}</code>
        )}{' '}
        <CopyButton text={shown} label={t('detail.copyPath')} />
      </dd>
    </>
  )
}
