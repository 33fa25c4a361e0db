/** Longest regular expression a search may hold. */
export const MAX_REGEX = 1000

/**
 * A search's regular expression: case-insensitive, `^` and `$` by line, by code points where its syntax allows
 * (`\p{L}`), else as old JavaScript reads it (`\-` outside of a class). Throws a SyntaxError when it is none.
 *
 * It comes from a person and may take exponential time (`(a+)+$`): run it where it can be stopped, in a thread that
 * can be terminated.
 */
export function compileRegex(source: string): RegExp {
  try {
    return new RegExp(source, 'imu')
  } catch {
    return new RegExp(source, 'im')
  }
}
