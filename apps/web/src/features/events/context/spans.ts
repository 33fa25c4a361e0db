import type { ViewContext } from '@bundlescope/contract/view.ts'

export const LINES = [10, 50, 200] as const
export const SECONDS = [1, 10, 60] as const
export const FIRST_CONTEXT: ViewContext = { scope: 'file', lines: 10 }

/** The next larger context of the same kind, or undefined at the largest. */
export function wider(context: ViewContext): ViewContext | undefined {
  if ('lines' in context) {
    const lines = LINES.find((n) => n > context.lines)
    return lines && { scope: context.scope, lines }
  }
  const seconds = SECONDS.find((n) => n > context.seconds)
  return seconds && { scope: context.scope, seconds }
}
