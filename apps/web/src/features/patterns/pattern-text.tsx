import { useTranslation } from 'react-i18next'
import { SLOT } from './slots.ts'

/** A pattern's text, its slots drawn as such. `whole`: with its continuation lines; else they are one line. */
export function PatternText({ text, whole }: { text: string; whole: boolean }) {
  const { t } = useTranslation('patterns')
  const pieces = (whole ? text : text.replace(/\s*\n\s*/g, ' ⏎ ')).split(SLOT)
  return (
    <span className={whole ? 'pattern-words pattern-whole' : 'pattern-words'}>
      {pieces.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place only
        <span key={i}>
          {i > 0 && <i className="pattern-slot" role="img" aria-label={t('slot')} title={t('slot')} />}
          {piece}
        </span>
      ))}
    </span>
  )
}
