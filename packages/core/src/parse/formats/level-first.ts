import type { Clock, LogFormat } from '../format.ts'
import { readServiceFields } from '../grammar/service-fields.ts'
import { type Header, reset } from '../header.ts'
import { skipBlanks } from '../scan.ts'
import { levelOfWord } from '../severity.ts'
import { readIso } from '../time.ts'

/** Java services that write the level before the time: log4j's `%-5p %d …`. */
export const levelFirst: LogFormat = {
  id: 'level-first',
  title: 'Java services, level first',
  reportAs: 'id',
  specificity: 0.8,
  samples: [
    {
      text: 'WARN  2021-05-06 07:08:09,101 [main] com.vmware.vim.Starter - no licence\njava.io.IOException: gone\n\tat a.b.C(C.java:3)',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'main',
        component: 'com.vmware.vim.Starter',
        message: 'no licence\njava.io.IOException: gone\n\tat a.b.C(C.java:3)',
      },
    },
    {
      text: '[ERROR] 2021-05-06T07:08:09.101Z: the disk is full',
      expect: { time: '2021-05-06T07:08:09.101000Z', level: 'error', message: 'the disk is full' },
    },
    {
      text: "INFO:root:2021-05-06T07:08:09.101Z  Running command: ['/usr/bin/systemctl', 'status']",
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'info',
        message: "Running command: ['/usr/bin/systemctl', 'status']",
      },
    },
    {
      text: 'WARN  [GossipTasks:1] 2021-05-06 07:08:09,101 Detector.java:288 - a node is late',
      expect: {
        time: '2021-05-06T07:08:09.101000Z',
        level: 'warning',
        thread: 'GossipTasks:1',
        component: 'Detector.java',
        message: 'a node is late',
      },
    },
  ],

  read(line: string, header: Header, clock: Clock): boolean {
    if (!STARTS.test(line.slice(0, 5))) return false
    const first = FIRST.exec(line.slice(0, 120))
    if (!first) return false
    reset(header)
    const level = levelOfWord(first[1]!)
    header.thread = first[2] ?? ''
    const end = level === 0 ? 0 : readIso(line, first[0].length, clock, header)
    if (end === 0) return false
    const text = skipBlanks(line, /[:,]/.test(line[end] ?? '') ? end + 1 : end)
    header.level = level
    header.messageStart = readServiceFields(line, text, header)
    if (header.messageStart === 0) {
      header.thread = first[2] ?? ''
      header.messageStart = text
    }
    return true
  },

  continues: () => false,
}

const STARTS = /^\[?[A-Z]{4}/
const FIRST = /^\[?([A-Z]{4,8}) *\]?(?::[\w.]{1,60}:|:)? {0,4}(?:\[([\w.:/ #-]{1,80})\] )?(?<=[\]: ])(?=\d{4}-)/
