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

it('does without what a terminal is told of colours and titles', () => {
  const text = `\x1b]0;root@esx07\x07\x1b[1;32m[root@esx07:~]\x1b[0m netstat -tna\r\n${NETSTAT[0]}\n\x1b[31mtcp\x1b[m${NETSTAT[1]!.slice(3)}`
  expect(recogniseSnapshots(text, 'paste')).toMatchObject([{ subject: 'esx07', rows: [{ line: 3, localPort: 22 }] }])
})

it('an output with no rows is still a table: that it is empty is the fact', () => {
  expect(recogniseSnapshots(`${NETSTAT[0]}\n`, 'paste')).toMatchObject([{ kind: 'socket', rows: [] }])
})

it.each([
  ['[root@esx07:~] esxcfg-module -l', 'esx07'],
  ['[root@esx07:/vmfs/volumes] esxcfg-module -l | grep vmci', 'esx07'],
  ['[root@esx07 ~]# esxcfg-module -l', 'esx07'],
  [' ~ # esxcfg-module -l', null],
  ['/vmfs/volumes # esxcfg-module -l', null],
  ['root@esx07 [ ~ ]# esxcfg-module -l', 'esx07'],
  ['support@esx07:~$ esxcfg-module -l', 'esx07'],
  ['# esxcfg-module -l', null],
  ['C:\\Users\\me>esxcfg-module -l', null],
  ['PS C:\\> esxcfg-module -l', null],
])('the prompt of %s names the command and the machine', (prompt, machine) => {
  const found = recogniseSnapshots(`${prompt}\nvmci   3   144\n`, 'paste')
  expect(found).toMatchObject([{ kind: 'module', subject: machine, rows: [{ line: 2, name: 'vmci' }] }])
})

it('tells outputs apart that were pasted without prompts', () => {
  const text = [
    'Filter Name                     Num Instances    Altitude    Frame',
    '------------------------------  -------------  ------------  -----',
    'luafv                                   1       135000         0',
    '',
    'SERVICE_NAME: vmci',
    '        TYPE               : 1  KERNEL_DRIVER',
    '        STATE              : 4  RUNNING',
    ...NETSTAT,
  ].join('\r\n')
  expect(recogniseSnapshots(text, 'pasted text')).toMatchObject([
    { kind: 'minifilter', rows: [{ line: 3, name: 'luafv' }] },
    { kind: 'service', rows: [{ line: 5, name: 'vmci', state: 'running' }] },
    { kind: 'socket', rows: [{ line: 9, localPort: 22 }] },
  ])
})

it('the same output pasted twice is one table of all its rows, or two where prompts stand between', () => {
  const twice = [...NETSTAT, '', ...NETSTAT]
  expect(recogniseSnapshots(twice.join('\n'), 'paste')).toMatchObject([{ rows: [{ line: 2 }, { line: 5 }] }])
  const prompted = ['[root@a ~]# netstat -tna', ...NETSTAT, '[root@b ~]# netstat -tna', ...NETSTAT].join('\n')
  expect(recogniseSnapshots(prompted, 'paste')).toMatchObject([{ subject: 'a' }, { subject: 'b', rows: [{ line: 6 }] }])
})

it('a byte order mark before the first title does not hide it', () => {
  expect(recogniseSnapshots(`\uFEFF${NETSTAT.join('\r\n')}`, 'x.txt')).toMatchObject([{ rows: [{ line: 2 }] }])
})
