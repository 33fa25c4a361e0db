import { isMac, keyCaps } from '../lib/keys.ts'
import './kbd.css'

function Kbd({ children }: { children: string }) {
  return <kbd className="kbd">{children}</kbd>
}

/** The caps of a shortcut in tinykeys' writing: `$mod+k`. */
export function KeyCaps({ keys }: { keys: string }) {
  const caps = keyCaps(keys, isMac())
  return (
    <span className="key-caps">
      {caps.map((cap, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed sequence, `g g` repeats a cap
        <Kbd key={i}>{cap}</Kbd>
      ))}
    </span>
  )
}
