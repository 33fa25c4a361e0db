import type { BundleFile } from '@bundlescope/contract/bundle.ts'
import type { FilePlace } from '@bundlescope/contract/view.ts'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isBoolean, useRemembered } from '../../../lib/remembered.ts'
import { EmptyState } from '../../../ui/state.tsx'
import { RawLinesView } from './raw-lines.tsx'
import { RawToolbar } from './raw-toolbar.tsx'
import './raw.css'

type RawViewProps = {
  investigation: string
  file: FilePlace
  /** What is known of it; undefined for a path that no list names. */
  about: BundleFile | undefined
  line: number | null
  onLine: (line: number) => void
  onEncoding: (encoding: string | null) => void
}

/** The text of a file with what one does in it: find, go to a line, hand a line on, see its event. */
export function RawView({ investigation, file, about, line, onLine, onEncoding }: RawViewProps) {
  const { t } = useTranslation('files')
  const [wrap, setWrap] = useRemembered('files.wrap', false, isBoolean)
  const [find, setFind] = useState('')
  const [total, setTotal] = useState<number | null>(null)
  const onKnown = useCallback(
    (known: { total: number; encoding: string | null }) => {
      setTotal(known.total)
      onEncoding(known.encoding)
    },
    [onEncoding],
  )
  if (about?.bytes === 0) return <EmptyState title={t('raw.empty')} />
  return (
    <section className="raw-view" aria-label={t('raw.title')}>
      <RawToolbar
        investigation={investigation}
        file={file}
        hasEvents={(about?.events ?? 0) > 0}
        total={total}
        line={line}
        find={find}
        onFind={setFind}
        wrap={wrap}
        onWrap={setWrap}
        onLine={onLine}
      />
      <RawLinesView
        investigation={investigation}
        file={file}
        line={line}
        counted={about?.lines ?? 0}
        find={find}
        wrap={wrap}
        onLine={onLine}
        onKnown={onKnown}
      />
    </section>
  )
}
