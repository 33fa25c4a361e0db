import { wordsOfName } from '../../naming.ts'
import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

/** `BUILD_NUMBER: build-1234567`, `EPSEC_BUILD=…`: the word BUILD with a number of five digits or more. */
const ROW = /^(?=.{1,300}$)(?=.*BUILD)(?=.*\d{5}).*$/

/**
 * `strings …/libEPSec.so | grep BUILD` on a service VM. The wording of the line differs between partners, so the whole
 * line is kept; the command or the file's name has to say what it is of.
 */
export const epsecBuild: SnapshotParser = {
  id: 'epsec-build',
  title: 'strings libEPSec.so | grep BUILD',
  samples: [
    {
      text: 'EPSEC_LIB BUILD_NUMBER build-4711471',
      path: 'strings /opt/example/lib/libEPSec.so | grep BUILD',
      expect: {
        kind: 'epsec-library',
        count: 1,
        rows: [{ line: 1, build: 'EPSEC_LIB BUILD_NUMBER build-4711471', path: '/opt/example/lib/libEPSec.so' }],
      },
    },
    { text: 'libEPSec BUILD: 4711471', expect: { kind: 'epsec-library', rows: [{ path: null }] } },
  ],

  recognise(lines, path) {
    if (lines.length > 50 || shareOf(lines, (line) => ROW.test(line)) < 0.5) return 0
    if (/strings.*libepsec/i.test(wordsOfName(path))) return 0.95
    return lines.some((line) => /epsec/i.test(line)) && !lines.some((line) => /epsec-mux/.test(line)) ? 0.7 : 0
  },

  parse(lines, path) {
    const library = /(\S*libEPSec\.so\S*)/.exec(path)?.[1] ?? null
    const rows = rowsOf(lines, (line, lineNumber) =>
      ROW.test(line) ? { line: lineNumber, build: line.trim(), path: library } : null,
    )
    return [snapshotOf('epsec-library', 'epsec-build', 'the BUILD line among the strings of the EPSec library', rows)]
  },
}
