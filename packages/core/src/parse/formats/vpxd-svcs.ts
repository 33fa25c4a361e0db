import type { LogFormat } from '../format.ts'
import { readBracketedThread } from '../grammar/bracketed-thread.ts'

/** vpxd-svcs.log of the VCSA and its kin: thread, level, class and opId in one bracket. Which service it is, a line does not say; its file's name may. */
export const vpxdSvcs: LogFormat = {
  id: 'vpxd-svcs',
  title: 'VCSA vpxd-svcs and related services',
  reportAs: 'id',
  specificity: 0.9,
  namedByFile: true,
  samples: [
    {
      text: '2021-03-04T05:06:07.089Z [tomcat-exec-12 [] INFO  com.vmware.cis.authz.Checker opId=9d4c23ba] allowed',
      expect: {
        time: '2021-03-04T05:06:07.089000Z',
        level: 'info',
        program: '',
        thread: 'tomcat-exec-12',
        component: 'com.vmware.cis.authz.Checker',
        op: '9d4c23ba',
        message: 'allowed',
      },
    },
    {
      text: '2021-03-04T05:06:07.089Z [pool-12-thread-1  ERROR  com.vmware.identity.X509  opId=] no trusted path\n\tat a.b(C.java:1)',
      expect: { time: '2021-03-04T05:06:07.089000Z', level: 'error', thread: 'pool-12-thread-1', op: '' },
    },
    {
      text: '2022-03-04T05:06:07.089Z [vAPI-I/O dispatcher-2 [opId=7b-1c] WARN  c.v.certificates.Trust  opId=7b-1c] no such chain',
      expect: { time: '2022-03-04T05:06:07.089000Z', level: 'warning', thread: 'vAPI-I/O dispatcher-2', op: '7b-1c' },
    },
  ],

  read: (line, header, clock) => readBracketedThread(line, header, clock, clock.program ?? '', HEADER),

  continues: () => false,
}

const HEADER =
  /^ \[(?<thread>[^[\]]{1,200}?) +(?:\[[^\]]{0,120}\] +)?(?<level>[A-Z]{4,5}) +(?<component>[\w.$]+) +opI[dD]=(?<op>[^\]\s]*) *\] ?/
