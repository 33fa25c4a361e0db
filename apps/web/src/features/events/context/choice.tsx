type ChoiceProps<T> = {
  label: string
  options: readonly { value: T; text: string }[]
  value: T | null
  onChoose: (value: T) => void
}

/** A few values side by side of which one holds. */
export function Choice<T extends string | number>({ label, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset className="choice">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChoose(option.value)}>
          {option.text}
        </button>
      ))}
    </fieldset>
  )
}
