import { LEVEL } from '@bundlescope/contract/level.ts'
import type { Clock, LogFormat } from '../format.ts'
import { type Header, reset } from '../header.ts'
import { isDigit } from '../scan.ts'
import { readIso } from '../time.ts'

/** dpkg.log of Debian's packages in SVAs and NSX appliances: `time action package versions`. */
export const dpkg: LogFormat = {
  id: 'dpkg',
  title: 'Installed packages (dpkg)',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-05-06 07:08:09 upgrade nsx-agent:amd64 3.1.0 3.1.2',
      expect: {
        time: '2021-05-06T07:08:09.000000Z',
        level: 'info',
        program: 'dpkg',
        component: 'upgrade',
        message: 'upgrade nsx-agent:amd64 3.1.0 3.1.2',
      },
    },
    {
      text: '2021-05-06 07:08:09 status half-configured ds-agent:amd64 20.0.0',
      expect: { time: '2021-05-06T07:08:09.000000Z', level: 'info', component: 'status' },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!isDigit(line.charCodeAt(0))) return false
    reset(header)
    const end = readIso(line, 0, clock, header)
    const action = end === 0 ? null : ACTION.exec(line.slice(end, end + 200))
    if (!action) return false
    header.level = LEVEL.info
    header.program = 'dpkg'
    header.component = action[1]!
    header.messageStart = end + 1
    return true
  },

  continues: () => false,
}

const ACTION =
  /^ (startup|install|upgrade|configure|trigproc|remove|purge|disappear|status|conffile)(?= (?:[\w.+-]+:\w+ |archives |packages |half-|unpacked|installed|config-files|not-installed|triggers-|\/))/
