import { formatMicros } from '@bundlescope/contract/time.ts'
import { describe, expect, it } from 'vitest'
import { clockFor, detect } from './detect.ts'
import { newHeader } from './header.ts'
import { createParser } from './parser.ts'

/** Format, and what the last line's header reads. */
function read(lines: readonly string[]) {
  const found = detect(lines, 'x')
  const parser = createParser(found, clockFor(found, 0))
  const header = newHeader()
  const kinds = lines.map((line) => parser.parse(line, header))
  const { time, ...fields } = header
  return {
    id: found?.format.id,
    kinds,
    time: formatMicros(time),
    ...fields,
    text: lines.at(-1)!.slice(header.messageStart),
  }
}

const vpxd = (blank: string) =>
  ['2021-03-04T05:06:07.089Z', 'error', 'vpxd[4711]', '[Originator@6876 sub=vpxLro opID=1a-2b]', 'a\ttext'].join(blank)

describe('lines in disguise', () => {
  it('a viewer has put tabs where blanks were', () => {
    const plain = read([vpxd(' '), vpxd(' ')])
    expect(read([vpxd('\t'), vpxd('\t')])).toEqual(plain)
    expect(read([vpxd(' ').replace(' ', '\t'), '-->\tmore', vpxd(' ').replace(' ', '\t')])).toMatchObject({
      id: 'vmacore',
      kinds: ['event', 'continuation', 'event'],
      op: '1a-2b',
    })
    const split = '2021-03-04\t05:06:07,089\tERROR\t[main]\tcom.vmware.vim.Starter\t-\tgone'
    expect(read([split])).toMatchObject({ id: 'log4j', component: 'com.vmware.vim.Starter', text: 'gone' })
  })

  it('fields that are parted by tabs are read as they are', () => {
    expect(read(['2022-05-06T07:08:09.101Z\tINFO\tsetup\tstarting']).id).toBe('zap')
  })

  it('a terminal has coloured a word of the header', () => {
    const line = '2021-05-06 07:08:09,101 \u001b[31mERROR\u001b[0m [main] com.vmware.vim.Starter - \u001b[1mgone'
    expect(read([line])).toMatchObject({ id: 'log4j', level: 6, thread: 'main', text: 'gone' })
  })
})
