import account from './en/account.json'
import board from './en/board.json'
import caseData from './en/case.json'

import common from './en/common.json'
import events from './en/events.json'
import files from './en/files.json'
import findings from './en/findings.json'
import guestIntrospection from './en/guest-introspection.json'
import home from './en/home.json'
import keys from './en/keys.json'
import operations from './en/operations.json'
import overview from './en/overview.json'
import paste from './en/paste.json'
import patterns from './en/patterns.json'
import ports from './en/ports.json'
import report from './en/report.json'
import server from './en/server.json'
import share from './en/share.json'
import zone from './en/zone.json'

/** Every text in English, by namespace. */
export const texts = {
  common,
  home,
  overview,
  paste,
  patterns,
  events,
  files,
  operations,
  ports,
  findings,
  guestIntrospection,
  keys,
  board,
  case: caseData,
  share,
  account,
  report,
  server,
  zone,
}
