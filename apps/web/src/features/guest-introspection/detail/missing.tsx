import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { openPaste } from '../../../investigation/paste.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { piecesOf } from './target.ts'

type MissingProps = {
  missing: readonly LocalText[]
  /** What a pasted output is of: `vm:web01`. */
  about: string | null
}

/** What would make it possible to know: commands to run, each with a button that copies it, and where to put what they say. */
export function Missing({ missing, about }: MissingProps) {
  const { t } = useTranslation('guestIntrospection')
  const local = useLocalText()
  if (missing.length === 0) return null
  return (
    <div className="gi-missing">
      <h4>{t('missing')}</h4>
      <ul>
        {missing.map((text) => (
          <li key={text.en}>
            {piecesOf(local(text)).map((piece, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place only
              <Fragment key={i}>{i % 2 ? <CommandLine command={piece} /> : piece}</Fragment>
            ))}
          </li>
        ))}
      </ul>
      <Button className="gi-paste" onClick={() => openPaste.set({ text: '', ...(about !== null && { about }) })}>
        {t('paste')}
      </Button>
    </div>
  )
}
