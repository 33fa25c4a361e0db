import { expect, it } from 'vitest'
import { recogniseSnapshots } from './recognise.ts'

const NETSTAT = [
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State',
  'tcp        0      0 10.1.1.1:22             0.0.0.0:*               LISTEN',
]

it('takes nothing for a log or for prose', () => {
  expect(recogniseSnapshots('2024-05-06T07:08:09.010Z info hostd[2] [Originator@6876 sub=X] text\n', 'a.log')).toEqual(
    [],
  )
  expect(recogniseSnapshots('The host could not be reached.\nPlease see the logs.\n', 'netstat_-apon.txt')).toEqual([])
})

it('cuts a terminal text at its prompts and keeps the lines and the machine', () => {
  const text = [
    'Hello, here it is:',
    '[root@esx07:~] date',
    '[root@vc01 ~]# netstat -tna',
    ...NETSTAT,
    '[root@vc01 ~]#',
  ].join('\r\n')
  const tables = recogniseSnapshots(text, 'paste')
  expect(tables).toMatchObject([{ kind: 'socket', subject: 'vc01', rows: [{ line: 5, localPort: 22 }] }])
})

it('an output with no rows is still a table: that it is empty is the fact', () => {
  expect(recogniseSnapshots(`${NETSTAT[0]}\n`, 'paste')).toMatchObject([{ kind: 'socket', rows: [] }])
})
