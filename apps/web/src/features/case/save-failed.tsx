import { useServerText } from '../../i18n/use-server-text.ts'

/** Why a field could not be saved, below it. */
export function SaveFailed({ error }: { error: Error | null }) {
  const say = useServerText()
  return error ? (
    <p role="alert" className="field-failed">
      {say(error.message)}
    </p>
  ) : null
}
