import { useTranslation } from 'react-i18next'

/** On what a statement rests: the bundle's own listing, published knowledge, the wording of a line, or a rule of thumb; in that order. */
export function BasisText({ basis }: { basis: readonly string[] }) {
  const { t } = useTranslation()
  if (basis.length === 0) return <span className="soft">—</span>
  return (
    <span className="soft" title={basis.map((each) => t(`basisHint.${each}`, { defaultValue: each })).join('\n')}>
      {basis.map((each) => t(`basis.${each}`, { defaultValue: each })).join(' · ')}
    </span>
  )
}
