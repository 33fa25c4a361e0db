import type { LogFormat } from '../format.ts'
import { readBracketedThread } from '../grammar/bracketed-thread.ts'

/** sps.log of the VCSA (profile-driven storage): `time [thread] LEVEL opId=… class - message`. */
export const sps: LogFormat = {
  id: 'sps',
  title: 'VCSA profile-driven storage',
  reportAs: 'id',
  specificity: 0.9,
  samples: [
    {
      text: '2021-05-06T07:08:09.102Z [pool-2-thread-1] WARN  opId=sps-Main-123456-789 com.vmware.pbm.store.ProfileStore - cannot refresh\njava.lang.IllegalStateException: no provider\n\tat com.vmware.pbm.X.y(X.java:12)',
      expect: {
        time: '2021-05-06T07:08:09.102000Z',
        level: 'warning',
        program: 'sps',
        thread: 'pool-2-thread-1',
        component: 'com.vmware.pbm.store.ProfileStore',
        op: 'sps-Main-123456-789',
        message: 'cannot refresh\njava.lang.IllegalStateException: no provider\n\tat com.vmware.pbm.X.y(X.java:12)',
      },
    },
    {
      text: '2021-05-06T07:08:09.103Z [main] INFO  opId= com.vmware.sps.Main - started',
      expect: { time: '2021-05-06T07:08:09.103000Z', level: 'info', op: '', message: 'started' },
    },
  ],

  read: (line, header, clock) => readBracketedThread(line, header, clock, 'sps', HEADER),

  continues: () => false,

  /** Other services write the same line without an opId; sps.log has both. */
  suits: (lines) => lines.some((line) => /\] [A-Z]+ +opI[dD]=/.test(line.slice(0, 500))),
}

const HEADER = /^ \[(?<thread>[^\]]{1,200})\] (?<level>[A-Z]+) +(?:opI[dD]=(?<op>\S*) +)?(?<component>[\w.$]+) - ?/
