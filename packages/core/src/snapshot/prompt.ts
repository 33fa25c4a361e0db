/** One command of a terminal's text, with what it printed; or all of a text without prompts. */
export interface Transcript {
  /** As typed: `esxcfg-module -l`; null when the text shows none. */
  command: string | null
  /** The machine the prompt names. */
  machine: string | null
  lines: string[]
  /** Lines of the text before the first of `lines`. */
  offset: number
}

/** Shapes of prompts; every one captures the command, and the machine where it names one. */
const PROMPTS: readonly RegExp[] = [
  // `[root@esx01:~] esxcfg-module -l` and `[root@vc01 ~]# ps -ef`
  /^\s{0,4}\[[\w.-]{1,40}@(?<machine>[\w.-]{1,80})[: ][^\]]{0,200}\][#$]? ?(?<command>.*)$/,
  // `root@vc01 [ ~ ]# netstat -anp`
  /^\s{0,4}[\w.-]{1,40}@(?<machine>[\w.-]{1,80}) \[ [^\]]{0,200} \][#$] ?(?<command>.*)$/,
  // `dsva@dsva01:~$ ps -ef`
  /^\s{0,4}[\w.-]{1,40}@(?<machine>[\w.-]{1,80}):[^#$]{0,200}[#$] ?(?<command>.*)$/,
  // `~ # esxcli network ip connection list` and `/vmfs/volumes # ls -l`
  /^\s{0,4}(?:~|\/[\w./-]{0,200}) # ?(?<command>.*)$/,
  // `C:\Users\me>fltmc` and `PS C:\> sc.exe query vsepflt`
  /^\s{0,4}(?:PS )?[A-Za-z]:\\[^<>|"]{0,200}> ?(?<command>.*)$/,
  // `Command> service-control --status --all` of the appliance, `nsx-manager> get services` of NSX
  /^(?:(?<machine>(?!Command)[A-Za-z][\w.-]{2,60})|Command)> (?<command>(?:get|show|set|start|stop|restart|service|shell|com|service-control|esxcli)\b.*)$/,
  // `# rpm -qa`, `$ lsof`: only with a command, since a lone `#` begins a comment
  /^[#$] (?<command>(?:\/[\w./-]+\/)?(?:esx\w+(?:-\w+)?|localcli|netstat|ss|ps|ls|df|lsof|lsmod|rpm|dpkg|systemctl|service|service-control|chkconfig|vmware|vim-cmd|vmkload_mod|strings|uname|date|ntpq|cat|find|mount|vdf)(?: .*)?)$/,
]

/**
 * Cuts a pasted terminal text at its prompts. What stands before the first one is a part of its own. A text without
 * prompts is one part.
 */
export function transcripts(lines: readonly string[]): Transcript[] {
  const parts: Transcript[] = [{ command: null, machine: null, lines: [], offset: 0 }]
  for (const [index, line] of lines.entries()) {
    const prompt = promptOf(line)
    if (prompt) parts.push({ ...prompt, lines: [], offset: index + 1 })
    else parts.at(-1)!.lines.push(line)
  }
  return parts.length === 1 ? parts : parts.filter(({ command, lines: body }) => command !== null || body.length > 0)
}

/** Whether a line is a terminal's prompt with a command behind it. */
export function isCommandLine(line: string): boolean {
  return (promptOf(line)?.command ?? null) !== null
}

function promptOf(line: string): { command: string | null; machine: string | null } | null {
  if (line.length > 2_000 || !/[#$>\]]/.test(line)) return null
  for (const shape of PROMPTS) {
    const groups = shape.exec(line)?.groups
    if (!groups) continue
    const command = groups.command?.trim() ?? ''
    return { command: command === '' ? null : command, machine: groups.machine ?? null }
  }
  return null
}
