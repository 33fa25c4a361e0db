/*
 * Logs of healthy machines name faults too: `0 ENOSPC errors`, `login failed count 0`, `completed without error`,
 * `crash detection enabled`. Such words tell of no fault.
 */

const FAULT =
  /\b(?:fail(?:ed|ures?|s|ing)?|errors?|err|enospc|exceptions?|refused|rejected|denied|timed[ -]?out|time-?outs?|crash(?:ed|es)?|panics?|lost|drop(?:ped|s)|corrupt(?:ed|ions?)?|expired|lock(?:ed|outs?)|isolated|partition(?:ed|s)|exceed(?:ed|s)|dead|unreachable|unavailable|inaccessible|invalid|conflicts?|mismatch(?:es|ed)?|duplicates?|skew(?:ed)?|faults?|disconnect(?:ed|s)|full|problems?|issues?|warnings?|retries|coredumps?|dumped)\b/gi

/** Right before the word: `no`, `0`, `without any`; one word may stand between: `0 ENOSPC errors`, `no I/O errors`. */
const DENIED_BEFORE =
  /(?:(?<![\w.:=-])(?:no|0|zero|none|without(?: any)?|free of)[ ](?:more |new |such |other )?(?:[\w/-]+ )?|(?:\bnot|\bnever|n't)[ ](?:been |be )?(?:\w+ly )?|\b(?:has|have|is|are|was|were) no )$/i
const COUNTED =
  '(?:[ _-]?(?:count(?:er)?|total|number|events?|packets?|code|rate|logins?|attempts?|tasks?|requests?|hosts?|vms?))*'
const NOTHING = `(?:0|false|no|none|null|nil|success|<none>|["'[(]{2}|\\[(?=\\]))`
/** What it is that there is none of does not go on: `failed: 0 bytes read` is another thing. */
const END = `["'\\])}]*(?:\\s*(?:$|[,;|/\\n]|\\.(?!\\d))|\\s+\\w+\\s*[:=]|\\s+(?:of|for|in|on|at|since|from)\\b)`
/** Right behind it: `failed: 0`, `error=0`, `failed=[]`; `errors (0)`; `failed count 0`, `failed 0, succeeded 4`. */
const DENIED_BEHIND = new RegExp(
  `^${COUNTED}(?:["']?\\s*[:=]\\s*["'(]?${NOTHING}${END}| ?\\(${NOTHING}\\)| (?:is )?0${END})`,
  'i',
)
/** What is named after the fault it looks for: `crash detection enabled`; not where it has found some: `error check: 4 detected`. */
const NAMED_AFTER =
  /^[ -](?:detect(?:ion|or)|handl(?:ing|er)|monitor(?:ing)?|report(?:ing|er)|threshold|policy|action|response|check(?:s|er|ing)?|recovery|prevention|protection|count(?:er)?s?|statistics|stats|codes? (?:table|map))\b(?![^.;\n]{0,60}\b(?:failed|fails|detected|exceeded|triggered|[1-9]\d*)\b)/i

/**
 * True where every word of a fault in the piece of a message is denied, or the piece as a whole. Where none of its words
 * is one the piece itself is taken for the word.
 *
 *     flush done, 0 ENOSPC errors      yes
 *     flush done, 2 ENOSPC errors      no
 *     vMotion: 12 succeeded, 0 failed  yes
 *
 * @param from where the piece that tells of the fault begins in the message, `to` where it ends
 */
export function isDenied(message: string, from = 0, to = message.length): boolean {
  // A pattern may end within a word: `fail` of `failed`.
  const end = to + /^\w*/.exec(message.slice(to, to + 20))![0].length
  const words = [...message.slice(from, end).matchAll(FAULT)].map((match) => [from + match.index, match[0].length])
  const pieces = words.length > 0 ? words : [[from, end - from]]
  // What is denied may have more words than the fault: `exceeds hard limit: false`.
  if (DENIED_BEHIND.test(message.slice(end, end + 100))) return true
  return pieces.every(([at, length]) => isPieceDenied(message, at!, at! + length!))
}

function isPieceDenied(message: string, at: number, end: number): boolean {
  const before = message.slice(Math.max(0, at - 60), at)
  const behind = message.slice(end, end + 100)
  return DENIED_BEFORE.test(before) || DENIED_BEHIND.test(behind) || NAMED_AFTER.test(behind)
}
