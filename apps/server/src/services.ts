import { existsSync } from 'node:fs'
import { loadUserFormats } from '@bundlescope/core/parse/user/load.ts'
import { formatsDir } from '@bundlescope/store-sqlite/paths.ts'
import type { FastifyBaseLogger } from 'fastify'
import { Access } from './access/access.ts'
import { AuditLog } from './access/audit-log.ts'
import { Passwords } from './access/passwords.ts'
import { SignIn } from './access/sign-in.ts'
import { Analyses } from './analyses.ts'
import { Board } from './case/board.ts'
import { makeInvestigationsUndoable } from './case/bundles.ts'
import { BundleChoices } from './case/choices.ts'
import { Presences } from './case/presence.ts'
import { Views } from './case/views.ts'
import type { Deps } from './deps.ts'
import { RedactionKeeper } from './redaction/keeper.ts'
import { buildIntake, type Intake } from './uploads/intake.ts'
import { removeStrayBundles, resumeUploads } from './uploads/resume.ts'
import { Uploads } from './uploads/uploads.ts'
import { Zones } from './zones.ts'

/** What the routes speak to. */
export interface Services extends Deps, Intake {
  uploads: Uploads
  analyses: Analyses
  zones: Zones
  access: Access
  audit: AuditLog
  passwords: Passwords
  signIn: SignIn
  choices: BundleChoices
  board: Board
  views: Views
  presences: Presences
  redactions: RedactionKeeper
}

export function buildServices(deps: Deps, log: FastifyBaseLogger): Services {
  const access = new Access(deps.catalog, deps.config.access)
  const audit = new AuditLog(deps.catalog)
  const passwords = deps.passwords ?? new Passwords()
  const analyses = new Analyses(deps)
  const zones = new Zones(deps)
  const intake = buildIntake(deps, log, (bundle) => {
    // Its sources may have other numbers than before, and what was concluded is of what was read before.
    analyses.changed()
    zones.apply(bundle).catch((error: unknown) => log.warn({ err: error, bundle }, 'zones not applied'))
    if (deps.concludes) analyses.prepare(deps.catalog.holdersOf(bundle))
  })
  const { live, changes, investigations, keeper } = intake
  makeInvestigationsUndoable(changes, deps.catalog, investigations)
  const uploads = new Uploads(deps.config.dataDir, live, keeper, () => deps.expectUpload?.(deps.threads))
  const services = {
    ...deps,
    ...intake,
    uploads,
    analyses,
    zones,
    access,
    audit,
    passwords,
    signIn: new SignIn(deps.catalog, access, audit, passwords),
    choices: new BundleChoices({ catalog: deps.catalog, zones, analyses, investigations, changes }),
    board: new Board(deps.catalog, live, changes),
    views: new Views(deps.catalog, live, changes),
    presences: new Presences(live),
  }
  return { ...services, redactions: new RedactionKeeper(services) }
}

/** Goes on where an earlier run stopped. To be called once, before the first request. */
export async function resume({ config, catalog, uploads, queue, zones, log }: Services): Promise<void> {
  await removeStrayBundles(config.dataDir, catalog.bundleIds())
  const own = formatsDir(config.dataDir)
  if (existsSync(own)) {
    for (const { file, message } of (await loadUserFormats(own)).problems)
      log.warn({ file }, `log format left out: ${message}`)
  }
  for (const bundle of catalog.choices.zonedBundles()) await zones.apply(bundle)
  queue.resume()
  await resumeUploads(uploads, log)
}
