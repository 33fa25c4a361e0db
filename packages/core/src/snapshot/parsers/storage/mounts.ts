import { rowsOf, shareOf, snapshotOf } from '../../reading.ts'
import type { SnapshotParser } from '../../snapshot.ts'

const PRINTED = /^(\S+) on (\/.*?) type (\w[\w.]*) \(([^)]*)\)/
const TABLE = /^(\S+) (\/\S*) (\w[\w.]*) ((?:rw|ro)[,\s]\S*) \d \d$/

/** `mount` and /proc/mounts of Linux: what is mounted where. */
export const mounts: SnapshotParser = {
  id: 'mounts',
  title: 'mount',
  samples: [
    {
      text: ['/dev/sda3 on / type ext4 (rw,relatime)', 'tmpfs on /dev/shm type tmpfs (rw)'].join('\n'),
      expect: {
        kind: 'filesystem',
        count: 2,
        rows: [
          { line: 1, device: '/dev/sda3', mount: '/', type: 'ext4', size: null, usedPercent: null },
          { mount: '/dev/shm' },
        ],
      },
    },
    {
      text: ['proc /proc proc rw,nosuid 0 0', '/dev/sda3 / ext4 ro,relatime 0 0'].join('\n'),
      expect: { kind: 'filesystem', count: 2, rows: [{ mount: '/proc' }, { device: '/dev/sda3', type: 'ext4' }] },
    },
  ],

  recognise: (lines) => (shareOf(lines, (line) => PRINTED.test(line) || TABLE.test(line)) > 0.9 ? 0.9 : 0),

  parse(lines) {
    const rows = rowsOf(lines, (line, lineNumber) => {
      const match = PRINTED.exec(line) ?? TABLE.exec(line)
      if (!match) return null
      const [, device, mount, type] = match
      return {
        line: lineNumber,
        device: device!,
        mount: mount!,
        type: type!,
        size: null,
        used: null,
        free: null,
        usedPercent: null,
      }
    })
    return [snapshotOf('filesystem', 'mounts', 'a device, its mount point and type', rows)]
  },
}
