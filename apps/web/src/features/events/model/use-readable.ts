import { useRef, useState } from 'react'

/** State that can also be read at once by what was started before it changed. */
export function useReadable<T>(initial: T) {
  const [value, setValue] = useState(initial)
  const ref = useRef(value)
  const [set] = useState(() => (next: T) => {
    ref.current = next
    setValue(next)
  })
  return [value, set, ref] as const
}
