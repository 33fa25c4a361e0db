import { type Ref, useEffect, useState } from 'react'
import './filter-field.css'

type FilterFieldProps = {
  label: string
  value: string
  /** Called when typing pauses. */
  onChange: (value: string) => void
  ref?: Ref<HTMLInputElement>
}

const PAUSE_MS = 180

/** Narrows a list while one types; Escape empties it. */
export function FilterField({ label, value, onChange, ref }: FilterFieldProps) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  useEffect(() => {
    if (draft === value) return
    const timer = setTimeout(() => onChange(draft), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft, value, onChange])
  return (
    <input
      ref={ref}
      type="search"
      className="filter-field"
      placeholder={label}
      aria-label={label}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        if (draft) setDraft('')
        else event.currentTarget.blur()
      }}
    />
  )
}
