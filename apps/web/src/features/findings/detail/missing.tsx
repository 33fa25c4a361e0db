import type { LocalText } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../i18n/use-local-text.ts'
import { CommandLine } from '../../../ui/command-line.tsx'

/** What would make it possible to know; what stands in backticks is a command that can be copied. */
export function Missing({ missing }: { missing: readonly LocalText[] }) {
  const { t } = useTranslation('findings')
  const local = useLocalText()
  if (missing.length === 0) return null
  return (
    <div className="missing">
      <span className="soft">{t('missing')}</span>
      <ul>
        {missing.map((text) => (
          <li key={text.en}>
            {local(text)
              .split(/`([^`]+)`/)
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place only
              .map((piece, i) => (i % 2 ? <CommandLine key={i} command={piece} /> : <span key={i}>{piece}</span>))}
          </li>
        ))}
      </ul>
    </div>
  )
}
