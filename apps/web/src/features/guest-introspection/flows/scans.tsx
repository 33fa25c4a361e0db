import type { FileScan, Flows } from '@bundlescope/contract/analysis.ts'
import { useTranslation } from 'react-i18next'
import type { Parts } from '../detail/part-button.tsx'
import { EicarCard } from './eicar-card.tsx'
import { FlowSteps } from './flow-steps.tsx'
import './flows.css'

type ScansProps = { scans: readonly FileScan[]; test: Flows['test']; parts: Parts; onOpen: (id: string) => void }

/** The way of a file through the parts of each host, with the step at which it breaks; and the test that walks it. */
export function Scans({ scans, test, parts, onOpen }: ScansProps) {
  const { t } = useTranslation('guestIntrospection')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the Tab key to be scrolled by keys
    <section className="gi-scroll gi-flows" tabIndex={0} aria-label={t('view.scan')}>
      {scans.map(({ host, vm, brokenAt, steps }) => (
        <article key={`${host}/${vm}`} className="gi-flow-card">
          <h2>{vm === null ? (host ?? t('noHost')) : t('scanOfVm', { vm })}</h2>
          <p className={brokenAt === null ? 'soft' : 'gi-broken'}>
            {vm !== null && host !== null && `${t('onHost', { host })} · `}
            {brokenAt === null ? t('notBroken') : t('brokenAt', { step: brokenAt })}
          </p>
          <FlowSteps steps={steps} parts={parts} onOpen={onOpen} />
        </article>
      ))}
      <EicarCard test={test} />
    </section>
  )
}
