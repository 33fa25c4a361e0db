import { SCOPES, type Scope } from '@bundlescope/contract/analysis.ts'
import { UsageError } from '../command.ts'

/** What `--scope` says of how far the trouble of Guest Introspection reaches; null: nothing. Throws UsageError. */
export function scopeOf(text: string | undefined): Scope | null {
  if (text === undefined) return null
  const scope = SCOPES.find((one) => one === text)
  if (!scope) throw new UsageError(`--scope ${text}: it can be ${SCOPES.join(', ')}`)
  return scope
}
