import { type Block, type Inline, prose, type Span } from '../blocks.ts'
import type { ReportScoping } from '../report.ts'
import type { Style } from './document.ts'

const MOST_NAMES = 30

/** Where to look first: how far it reaches and why that is thought, then what to check in order. */
export function scoping(told: ReportScoping, { words, number }: Style): Block[] {
  const { rule, also, verdict, reason, question, affected, checklist } = told
  const rules = [rule, ...also].filter((one) => one !== null).join(', ')
  const blocks: Block[] = [
    { kind: 'heading', level: 3, text: [words.scoping] },
    { kind: 'paragraph', text: [{ strong: verdict }, ...(rules === '' ? [] : [` (${rules})`])] },
  ]
  if (question)
    blocks.push({
      kind: 'paragraph',
      text: [...prose(question.text), ' ', { strong: question.answer ?? words.notAnswered }],
    })
  else blocks.push({ kind: 'paragraph', tone: 'soft', text: prose(reason) })
  if (affected.length > 0) {
    const names = affected.slice(0, MOST_NAMES).map(({ name }) => name)
    const more = affected.length - names.length
    const rest = more > 0 ? ` ${words.more(number(more))}` : ''
    blocks.push({ kind: 'paragraph', text: [`${words.affectedParts}: ${names.join(', ')}${rest}`] })
  }
  if (checklist.length > 0)
    blocks.push({ kind: 'list', ordered: true, items: checklist.map((one) => item(one, words)) })
  return blocks
}

function item({ text, command, risk, outcome }: ReportScoping['checklist'][number], words: Style['words']): Inline {
  const parts: Span[] = [{ strong: words.checked[outcome] }, ' ', ...prose(text)]
  if (command !== null) parts.push(' ', { code: command })
  if (risk !== null) parts.push(' ', { strong: `${words.risk}:` }, ' ', ...prose(risk))
  return parts
}
