import type { ReactNode } from 'react'
import './state.css'

/** Grey lines where text will be. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const widths = Array.from({ length: lines }, (_, i) => `${92 - ((i * 37) % 50)}%`)
  return (
    <div className="skeleton" aria-hidden="true">
      {widths.map((width, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells one from another
        <span key={i} style={{ width }} />
      ))}
    </div>
  )
}

/** Nothing here, said calmly, with what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <h2 className="state-title">{title}</h2>
      {children && <div className="state-text">{children}</div>}
    </div>
  )
}
