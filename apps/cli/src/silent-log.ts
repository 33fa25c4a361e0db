import type { Intake } from '@bundlescope/server/uploads/intake.ts'

const nothing = () => undefined

/** What the server's parts write to when a command uses them: how a bundle ended is told by the catalog. */
export const SILENT: Intake['log'] = {
  level: 'silent',
  fatal: nothing,
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
  trace: nothing,
  silent: nothing,
  child: () => SILENT,
}
