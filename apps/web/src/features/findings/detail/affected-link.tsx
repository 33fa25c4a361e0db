import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePortCard } from '../../../investigation/use-port-card.ts'
import { useView } from '../../../investigation/use-view.ts'
import { Popover } from '../../../ui/popover.tsx'
import { PortCard } from '../../../ui/port-card.tsx'
import { Affected } from '../affected.tsx'
import { affectedOf } from '../model.ts'

/** An affected object as a chip: a service leads to its row, a port explains itself, anything else is searched for. */
export function AffectedLink({ text }: { text: string }) {
  const { t } = useTranslation()
  const { href } = useView()
  const { kind, name } = affectedOf(text)
  const port = kind === 'port' ? Number(name.replace(/\/.*$/, '')) : Number.NaN
  const content = (
    <span className="chip-text">
      <Affected text={text} />
    </span>
  )
  if (Number.isInteger(port) && port > 0) {
    const label = t('portCard.explain', { port })
    return (
      <Popover
        label={label}
        trigger={
          <button type="button" className="chip finding-object" title={label}>
            {content}
          </button>
        }
      >
        <ExplainedPort port={port} />
      </Popover>
    )
  }
  if (kind === 'service') {
    const to = href('ports', { portsTable: 'services', service: name.replace(/@.*$/, ''), portText: '' })
    return (
      <Link className="chip finding-object" to={to}>
        {content}
      </Link>
    )
  }
  return <span className="chip finding-object">{content}</span>
}

function ExplainedPort({ port }: { port: number }) {
  return <PortCard {...usePortCard(port, null)} />
}
