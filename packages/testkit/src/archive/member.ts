/** One member of an archive to be written, names and contents as bytes so that hostile ones can be said. */
export interface Member {
  name: Buffer
  body: Buffer
  /** Target, when the member is a link. */
  link?: { target: string; hard: boolean }
  directory: boolean
  /** Marked as encrypted (zip only): the body is then noise to every reader. */
  encrypted: boolean
  /** Seconds since 1970. */
  modified: number
}
