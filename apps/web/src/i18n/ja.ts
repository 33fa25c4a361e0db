import account from './ja/account.json'
import board from './ja/board.json'
import caseData from './ja/case.json'

import common from './ja/common.json'
import events from './ja/events.json'
import files from './ja/files.json'
import findings from './ja/findings.json'
import guestIntrospection from './ja/guest-introspection.json'
import home from './ja/home.json'
import keys from './ja/keys.json'
import operations from './ja/operations.json'
import overview from './ja/overview.json'
import paste from './ja/paste.json'
import patterns from './ja/patterns.json'
import ports from './ja/ports.json'
import report from './ja/report.json'
import server from './ja/server.json'
import share from './ja/share.json'
import zone from './ja/zone.json'

/** Every text in Japanese, by namespace. */
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
