/** Codes of what can go wrong, with their HTTP status. Apart from the schema, which the command line does without. */
export const PROBLEMS = {
  'not-found': { status: 404, title: 'Not found' },
  'bad-query': { status: 400, title: 'The search text cannot be read' },
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'bad-cursor': { status: 400, title: 'The cursor does not belong to this server version' },
  'too-large': { status: 413, title: 'Larger than this server takes' },
  forbidden: { status: 403, title: 'Not allowed from there' },
  unauthenticated: { status: 401, title: 'Signing in is needed' },
  /** The share link that let somebody in was revoked, or its time is over: signing in again does not help. */
  'share-ended': { status: 401, title: 'The share link is no longer good' },
  'too-many': { status: 429, title: 'Too many tries' },
  conflict: { status: 409, title: 'It was changed or is being used' },
  'no-space': { status: 507, title: 'The disk is full' },
  /** Moved, removed, on a disk that is gone, or read-only. */
  'no-data-dir': { status: 503, title: 'The data directory cannot be used' },
  cancelled: { status: 499, title: 'The request was given up' },
  internal: { status: 500, title: 'An error of bundlescope' },
} as const
export type ProblemCode = keyof typeof PROBLEMS
