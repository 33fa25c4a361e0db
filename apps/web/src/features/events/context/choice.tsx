type ChoiceProps<T> = {
  /** Spoken name of the group; `shown` puts it in front as well. */
  label: string
  shown?: boolean
  options: readonly { value: T; text: string; label?: string }[]
  value: T | null
  onChoose: (value: T) => void
}

/** A few values side by side of which one holds. */
export function Choice<T extends string | number>({ label, shown, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset className="choice-group" aria-label={label}>
      {shown && (
        <span className="choice-name" aria-hidden="true">
          {label}
        </span>
      )}
      <span className="choice">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-label={option.label}
            aria-pressed={option.value === value}
            onClick={() => onChoose(option.value)}
          >
            {option.text}
          </button>
        ))}
      </span>
    </fieldset>
  )
}
