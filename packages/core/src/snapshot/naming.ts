/*
 * What a name says of an output. Bundles name files after the command line (`localcli_network-ip-connection-list.txt`,
 * `ps_auxwww.txt`), a paste shows the command itself; both come down to the same words.
 */

/** `commands/localcli_software-vib-list.txt` and `esxcli software vib list` → `… software vib list`. */
export function wordsOfName(path: string): string {
  const command = path.includes(' ') ? path : path.slice(path.lastIndexOf('/') + 1)
  return command
    .slice(0, 500)
    .replace(/(?:\.(?:txt|log|out))?(?:\.\d{1,3})?$/i, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.search(/[^/\\]*$/))
