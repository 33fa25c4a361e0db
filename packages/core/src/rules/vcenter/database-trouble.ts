import { say } from '../../knowledge/text.ts'
import { lineRule, span } from '../line-rule.ts'
import { step } from '../rule.ts'

const KINDS = {
  connections: say('no connection was left', '接続数が上限に達した'),
  disk: say('its disk was full', 'ディスクが満杯になった'),
  damaged: say('data on disk are damaged', 'ディスク上のデータが破損している'),
  ended: say('it crashed or went into recovery', '異常終了またはリカバリが発生した'),
  unreachable: say('vCenter Server could not use it', 'vCenter がデータベースを利用できなかった'),
} as const
type Kind = keyof typeof KINDS

export const databaseTrouble = lineRule({
  id: 'database-trouble',
  title: say('The database of vCenter Server is in trouble', 'vCenter のデータベースに異常がある'),
  severity: 'high',
  references: ['KB 2147283'],
  looksIn: ['postgresql', 'vpxd', 'vpostgres'],
  signs: {
    connections: {
      query: '"remaining connection slots are reserved" OR "too many clients already" OR "too many connections for"',
      pattern:
        /(?:remaining (?<connections>connection) slots are reserved|too many (?<connections>clients) already|too many (?<connections>connections) for)/,
    },
    disk: {
      query: '"could not extend file" OR "could not write to file" OR "could not write to log file"',
      pattern: /could not (?<disk>extend|write).*(?:No space left|file)/,
    },
    damaged: {
      query: '"invalid page" OR "could not read block" OR "missing chunk number"',
      pattern: /(?<damaged>invalid page|could not read block|missing chunk number)/,
    },
    ended: {
      query:
        '"was terminated by signal" OR "database system was not properly shut down" OR "all server processes terminated" OR "the database system is in recovery mode"',
      pattern:
        /(?<ended>terminated by signal \d+|not properly shut down|all server processes terminated|in recovery mode)/,
    },
    unreachable: {
      query:
        '(odbc error) OR "failed to connect to database" OR "vdb connection" OR "database server is not running" OR "could not connect to server"',
      // By SQLSTATE: 08 is the connection, 57P the server that goes down or comes up, HYT a timeout. `23505`, a key that
      // is there already, is daily life.
      pattern:
        /(?<unreachable>ODBC error: \((?:08|57P|HYT)\w+\)|[Ff]ailed to connect to (?:the )?database|could not connect to server|[Dd]atabase temporarily unavailable)/,
    },
  },
  grade: ({ read, count }) => {
    if (read.damaged) return 'critical'
    if (read.disk || read.connections) return 'high'
    if (read.ended) return 'medium'
    // While the appliance boots, some ask before the database is there.
    return count >= 10 ? 'high' : count >= 3 ? 'medium' : 'info'
  },
  summary: (group) => {
    const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => group.read[kind] !== undefined)
    return say(
      `The database on ${group.host}: ${kinds.map((kind) => KINDS[kind].en).join('; ')} (${span(group).en}).`,
      `${group.host} のデータベース:${kinds.map((kind) => KINDS[kind].ja).join('、')}(${span(group).ja})。`,
    )
  },
  steps: ({ read }) => [
    step(
      say('See the file systems of the database', 'データベースのファイル システムの空きを確認する'),
      'df -h /storage/db /storage/seat /storage/dblog',
    ),
    ...(read.connections
      ? [
          step(
            say('See who holds the connections', '接続の保持元を確認する'),
            `/opt/vmware/vpostgres/current/bin/psql -U postgres -d VCDB -c "select usename, state, count(*) from pg_stat_activity group by 1, 2"`,
          ),
        ]
      : []),
    step(
      say('Read the log of the database from before the first line', '最初の行より前のデータベース ログを確認する'),
      'less /var/log/vmware/vpostgres/postgresql*.log',
    ),
  ],
  samples: {
    found: [
      {
        'var/log/vmware/vpostgres/postgresql-04.log':
          '2024-03-04 05:06:07.101 UTC 60939b29.1a2b 0 VCDB vc 127.0.0.1(40112) 2101 3FATAL:  remaining connection slots are reserved for non-replication superuser connections',
      },
      {
        'var/log/vmware/vpostgres/postgresql-04.log':
          '2024-03-04 05:06:07.101 UTC 60939b29.1a2b 0 VCDB vc 127.0.0.1(40112) 2101 3ERROR:  could not extend file "base/16394/20019": No space left on device',
      },
    ],
    clear: [
      {
        'var/log/vmware/vpostgres/postgresql-04.log':
          '2024-03-04 05:06:07.101 UTC 60939b29.1a2c 0   2102 1LOG:  checkpoint complete: wrote 12 buffers',
      },
      {
        'var/log/vmware/vpxd/vpxd.log': [1, 2, 3]
          .map(
            (n) =>
              `2024-03-04T05:06:0${n}.100Z error vpxd[03477] [Originator@6876 sub=Default] [VdbStatement] SQLError was thrown: "ODBC error: (23505) - ERROR: duplicate key value violates unique constraint"`,
          )
          .join('\n'),
      },
    ],
  },
})
