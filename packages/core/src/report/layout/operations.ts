import type { Block, Inline } from '../blocks.ts'
import type { Report, ReportOperation } from '../report.ts'
import type { Style } from './document.ts'

const MOST_FAILED = 20

export function operations({ total, failed }: NonNullable<Report['operations']>, style: Style): Block[] {
  const { words, number } = style
  return [
    { kind: 'heading', level: 2, text: [words.operations(number(total), number(failed.length))] },
    ...failed.slice(0, MOST_FAILED).map((one): Block => ({ kind: 'group', blocks: failedOperation(one, style) })),
    ...(failed.length > MOST_FAILED
      ? [{ kind: 'paragraph' as const, text: [words.more(number(failed.length - MOST_FAILED))] }]
      : []),
  ]
}

function failedOperation(op: ReportOperation, { words, at, number }: Style): Block[] {
  const names = words.failedFields
  const rows: [string, Inline][] = [[names.task, [op.task]]]
  const target = op.targetName === null ? op.target : `${op.targetName} (${op.target})`
  if (target) rows.push([names.target, [target]])
  if (op.fault) rows.push([names.fault, [op.fault]])
  if (op.reason) rows.push([names.reason, [op.reason]])
  const family = words.familyText(number(op.events), op.sources.join(', '))
  rows.push([
    names.family,
    [{ code: op.root }, `: ${family}`, ...(op.link ? [' · ', { link: words.open, href: op.link }] : [])],
  ])
  return [
    {
      kind: 'heading',
      level: 3,
      text: [`${at(op.end)} ${op.method ?? op.task} ${words.failed}: `, { code: op.id }],
    },
    { kind: 'fields', rows },
  ]
}
