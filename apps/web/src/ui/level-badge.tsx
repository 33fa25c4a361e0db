import type { Level } from '@bundlescope/contract/level.ts'
import './level-badge.css'

/** The letter that goes with the colour, so that the level never hangs on colour alone. */
export const LEVEL_LETTER: Record<Level, string> = {
  critical: 'C',
  error: 'E',
  warning: 'W',
  notice: 'N',
  info: 'I',
  debug: 'D',
  trace: 'T',
  unknown: '·',
}

/** `label`: the level's word in the person's language, for the tooltip and the screen reader. */
export function LevelBadge({ level, label }: { level: string; label?: string }) {
  const known = level in LEVEL_LETTER ? (level as Level) : 'unknown'
  return (
    <span className={`level-badge level-${known}`} title={label ?? level} role="img" aria-label={label ?? level}>
      {LEVEL_LETTER[known]}
    </span>
  )
}
