import { useState } from 'react'

interface NameFieldProps {
  name: string
  label: string
  className: string
  /** Called with a name that is another one, and not empty. */
  onKeep: (name: string) => void
  /** The field has done its work, whether a name is kept or not. */
  onDone: () => void
}

/** A name changed in place, where it stands: Enter or leaving the field keeps it, Escape gives up. */
export function NameField({ name, label, className, onKeep, onDone }: NameFieldProps) {
  const [draft, setDraft] = useState(name)
  const keep = () => {
    const next = draft.trim()
    onDone()
    if (next !== '' && next !== name) onKeep(next)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of what was just pressed to change the name
      autoFocus
      className={className}
      aria-label={label}
      maxLength={200}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}
