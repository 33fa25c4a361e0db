import { type ComponentProps, useId } from 'react'

type LabelledProps = Omit<ComponentProps<'input'>, 'onChange' | 'id' | 'className'> & {
  label: string
  hint?: string
  onText: (text: string) => void
}

/** A field with its name above and, where it needs one, a hint below. */
export function Labelled({ label, hint, onText, ...input }: LabelledProps) {
  const id = useId()
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="field"
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {hint && (
        <p id={`${id}-hint`} className="soft">
          {hint}
        </p>
      )}
    </div>
  )
}
