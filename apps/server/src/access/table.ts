import type { Role } from '@bundlescope/contract/access.ts'

/**
 * `anyone`: no sign-in. `known`: an account or the guest of a share link. `account`: an account. `upload`: whoever may
 * edit the investigation that the upload is for. A role: in the investigation of the address.
 * Where the server needs no login, everybody may all of it.
 */
export type Need = 'anyone' | 'known' | 'account' | 'admin' | 'upload' | Role

export interface Rule {
  need: Need
  /** Written to the audit log under this word when it was done. */
  audit?: string
}

const of = (need: Need, audit?: string): Rule => (audit === undefined ? { need } : { need, audit })

/**
 * Who may do what: each address of the API by method and path. What is not listed here cannot be registered. HEAD is as
 * GET. Paths of investigations begin with `…`.
 */
const TABLE: Readonly<Record<string, Rule>> = {
  'GET /healthz': of('anyone'),
  'GET /metrics': of('admin'),
  'GET /openapi.json': of('known'),
  'GET /events': of('known'),

  'GET /session': of('anyone'),
  'POST /session': of('anyone'),
  'DELETE /session': of('anyone'),
  'PUT /session/name': of('known'),
  'PUT /session/redacted': of('known'),
  'POST /session/setup': of('anyone'),
  'PUT /session/password': of('account', 'password-changed'),
  'POST /session/share': of('anyone'),
  'GET /session/oidc': of('anyone'),
  'GET /session/oidc/callback': of('anyone'),
  'GET /session/oidc/end': of('anyone'),
  'GET /accounts': of('admin'),
  'POST /accounts': of('admin'),
  'PATCH /accounts/:account': of('admin'),
  'DELETE /accounts/:account': of('admin'),
  'GET /tokens': of('account'),
  'POST /tokens': of('account'),
  'DELETE /tokens/:token': of('account'),
  'GET /audit': of('admin'),
  'GET /disk': of('admin'),
  'GET /settings': of('admin'),
  'PATCH /settings': of('admin', 'settings-changed'),

  'GET /investigations': of('known'),
  'POST /investigations': of('account'),
  'GET …': of('reader'),
  'PATCH …': of('editor'),
  'DELETE …': of('owner', 'investigation-deleted'),
  'GET …/bundles': of('reader'),
  'PUT …/bundles/:name': of('editor'),
  'DELETE …/bundles/:bundle': of('editor', 'bundle-deleted'),
  'GET …/bundles/:bundle/about': of('reader'),
  'PUT …/bundles/:bundle/about': of('editor'),
  'GET …/files': of('reader'),
  'GET …/sources': of('reader'),
  'GET …/coverage': of('reader'),
  'GET …/events': of('reader'),
  'GET …/events/:event': of('reader'),
  'GET …/events/:event/context': of('reader'),
  'GET …/timeline': of('reader'),
  'GET …/facets': of('reader'),
  'GET …/patterns': of('reader'),
  'GET …/operations': of('reader'),
  'GET …/operations/:op': of('reader'),
  'GET …/operations/:op/detail': of('reader'),
  'GET …/analysis': of('reader'),
  'GET …/services': of('reader'),
  'GET …/ports': of('reader'),
  'GET …/findings': of('reader'),
  'GET …/checks': of('reader'),
  'GET …/topology': of('reader'),
  'GET …/environment': of('reader'),
  'GET …/names': of('reader'),
  'GET …/snapshots': of('reader'),
  'GET …/raw': of('reader'),
  'GET …/knowledge/ports/:port': of('reader'),
  'GET …/knowledge/errors': of('reader'),
  'GET …/zones': of('reader'),
  'PUT …/zones': of('editor'),
  'POST …/paste': of('editor'),
  'POST /uploads': of('upload'),
  'HEAD /uploads': of('upload'),
  'PATCH /uploads': of('upload'),
  'DELETE /uploads': of('upload'),
  'OPTIONS /uploads': of('upload'),
  'POST /uploads/*': of('upload'),
  'HEAD /uploads/*': of('upload'),
  'PATCH /uploads/*': of('upload'),
  'DELETE /uploads/*': of('upload'),
  'OPTIONS /uploads/*': of('upload'),

  'GET …/case': of('reader'),
  'PATCH …/case': of('editor'),
  'GET …/pins': of('reader'),
  'POST …/pins': of('commenter'),
  'PATCH …/pins/:pin': of('commenter'),
  'DELETE …/pins/:pin': of('commenter'),
  'GET …/views': of('reader'),
  'POST …/views': of('commenter'),
  'PATCH …/views/:view': of('commenter'),
  'DELETE …/views/:view': of('commenter'),
  'GET …/activity': of('reader'),
  // What a change needs is looked at again when it is known which (routes/case.ts).
  'POST …/activity/:n/undo': of('commenter'),
  'GET …/presence': of('reader'),
  'PUT …/presence': of('reader'),
  'DELETE …/presence/:client': of('reader'),

  'GET …/members': of('owner'),
  'PUT …/members': of('owner'),
  // Anyone may go; others are sent away by owners (routes/members.ts).
  'DELETE …/members/:account': of('reader'),
  'GET …/shares': of('owner'),
  'POST …/shares': of('owner'),
  'DELETE …/shares/:share': of('owner'),
  'GET …/shares/:share/openings': of('owner'),
  'GET …/audit': of('owner'),
  'GET …/disk': of('reader'),
  'GET …/report.md': of('reader', 'export'),
  'GET …/report.html': of('reader', 'export'),
  'GET …/report.json': of('reader', 'export'),
  'GET …/report.txt': of('reader', 'export'),
  'GET …/export.csv': of('reader', 'export'),
  'GET …/export.jsonl': of('reader', 'export'),
  'GET …/export.log': of('reader', 'export'),
  'GET …/redactions': of('owner', 'redactions-read'),
  'POST …/redaction': of('reader'),
}

/** `url`: as registered, under the API's root: `/investigations/:id/case`. Undefined: not listed. */
export function ruleOf(method: string, url: string): Rule | undefined {
  const path = url.replace(/^\/investigations\/:id(?=\/|$)/, '…')
  return TABLE[`${method} ${path}`] ?? (method === 'HEAD' ? TABLE[`GET ${path}`] : undefined)
}

/** `GET /investigations/:id/case` …: for tests that nothing is listed twice or in vain. */
export function listed(): string[] {
  return Object.keys(TABLE).map((key) => key.replace('…', '/investigations/:id'))
}
