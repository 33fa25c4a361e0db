import { ApiProblem } from '../../api/client.ts'
import { useServerText } from '../../i18n/use-server-text.ts'

type FailedProps = {
  error: Error | null
  /** What some refusals mean here, by code: `unauthenticated` of a form is a wrong password. */
  texts?: Readonly<Record<string, string>>
}

/** Why a form was refused. */
export function Failed({ error, texts = {} }: FailedProps) {
  const say = useServerText()
  if (!error) return null
  const meant = error instanceof ApiProblem ? texts[error.code] : undefined
  return (
    <p role="alert" className="field-failed">
      {meant ?? say(error.message)}
    </p>
  )
}
