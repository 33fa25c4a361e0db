import { wordsOfName } from '../../naming.ts'
import { snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const NAME = /^[A-Za-z0-9](?:[\w-]{0,62}\.){0,8}[\w-]{0,62}$/

/** `hostname`: any word could be one, so the command or the file's name has to say so. */
export const hostname: SnapshotParser = {
  id: 'hostname',
  title: 'hostname',
  samples: [
    {
      text: 'esx05.lab.example',
      path: 'commands/hostname_-f.txt',
      expect: {
        kind: 'host',
        count: 1,
        subject: 'esx05.lab.example',
        rows: [{ line: 1, id: null, name: 'esx05.lab.example' }],
      },
    },
  ],

  recognise(lines, path) {
    const filled = lines.filter((line) => line.trim() !== '')
    const fits = filled.length === 1 && filled[0]!.length < 256 && NAME.test(filled[0]!.trim())
    return fits && /^hostname\b/.test(wordsOfName(path)) ? 0.9 : 0
  },

  parse(lines) {
    const index = lines.findIndex((line) => line.trim() !== '')
    const name = lines[index]!.trim()
    const row = { line: index + 1, id: null, name, address: null }
    return [snapshotOf('host', 'hostname', 'the output of hostname', [row], { subject: name })]
  },
}
