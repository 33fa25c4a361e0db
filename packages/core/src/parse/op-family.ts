/**
 * Operation ids grow a token at each hop, so a parent's id is a prefix of its children's:
 *
 *     k3f9a2bc-1021-auto-sd-h5:70001234              the click in the vSphere Client
 *     k3f9a2bc-1021-auto-sd-h5:70001234-51           vpxd adds two hex digits
 *     k3f9a2bc-1021-auto-sd-h5:70001234-51-01        … and two more for a step
 *     k3f9a2bc-1021-auto-sd-h5:70001234-51-01-39     vpxa adds two
 *     k3f9a2bc-1021-auto-sd-h5:70001234-51-01-39-6b81  hostd four
 */
const HOP = /-(?:[0-9A-Fa-f]{2}|[0-9a-f]{4})$/

/** What tells one operation from the next: a head of nothing but a word would gather strangers. */
const HEAD = /\d|^[0-9a-fA-F]{8}$/

/** Heads that hold what looks like a hop: climbing stops there. */
const HEADS = [
  /^HB-(?:SpecSync-)?host-\d+@\d+(?:-[0-9a-f]+)?$/,
  /^(?:QS-host-\d+|PollQuickStatsLoop|SWI|WFU|ProcessAlarmFiring|SvcAcctInit|TaskLoop-host)-[0-9a-f]+$/,
  /^(?:esxui|esxcli|vim-cmd|vsan)-[0-9a-f]{2,4}$/,
  /^sps-Main-\d+-\d+$/,
  /^[0-9A-F]{8}-[0-9A-F]{8}$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  /^task-internal-\d+(?:-[0-9a-f]+)?$/,
]

/** The id that a whole family of operations descends from: `…h5:70001234-51-01` → `…h5:70001234`. */
export function operationRoot(op: string): string {
  let root = op
  while (!HEADS.some((head) => head.test(root))) {
    const shorter = root.replace(HOP, '')
    if (shorter === root || !HEAD.test(shorter)) break
    root = shorter
  }
  return root
}
