import type { NextStep } from '@bundlescope/contract/analysis.ts'
import { useLocalText } from '../i18n/use-local-text.ts'
import { CommandLine } from './command-line.tsx'
import { WithCode } from './prose.tsx'
import './next-steps.css'

/** What to do next, in order. A risk is said before the command that brings it. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  const local = useLocalText()
  return (
    <ol className="next-steps">
      {steps.map(({ text, risk, command }) => (
        <li key={`${text.en}/${command}`}>
          <p>
            <WithCode text={local(text)} />
          </p>
          {risk && (
            <p className="next-step-risk">
              <span aria-hidden="true">⚠</span> <WithCode text={local(risk)} />
            </p>
          )}
          {command && <CommandLine command={command} />}
        </li>
      ))}
    </ol>
  )
}
