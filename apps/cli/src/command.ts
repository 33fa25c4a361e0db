/** Where a command's words go, so that tests can read them. */
export interface Terminal {
  /** The result: nothing else goes to standard output. */
  out(text: string): void
  /** Progress and complaints. */
  err(text: string): void
  /** Standard error is a screen: one line may be written over again and again. */
  interactive: boolean
  /** Aborts when the person gives up (Ctrl-C). */
  signal: AbortSignal
  env: Readonly<Record<string, string | undefined>>
}

export interface Command {
  /** What `--help` prints. */
  help: string
  /** Resolves to the exit code. Throws `UsageError` for arguments that cannot be understood. */
  run(args: string[], terminal: Terminal): Promise<number>
}

/** Exit codes, as scripts rely on them. */
export const EXIT = { done: 0, failed: 1, nothingReadable: 2, usage: 64 } as const

/** The arguments cannot be understood; the message says which and why. */
export class UsageError extends Error {}
