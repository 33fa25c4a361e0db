import { describe, expect, it } from 'vitest'
import { gatherChosen } from './gather.ts'
import { nameAfter } from './name-after.ts'

const file = (name: string, webkitRelativePath = '') => ({ name, webkitRelativePath }) as File
const t = ((_key: string, { name, shown }: { name: string; shown: string }) =>
  `${name} and ${shown} more`) as Parameters<typeof nameAfter>[1]

describe('what was chosen', () => {
  it('is a bundle a file, or one a folder', () => {
    const gathered = gatherChosen([
      file('a.tgz'),
      file('hostd.log', 'case/esx01/hostd.log'),
      file('vpxd.log', 'case/vpxd.log'),
    ])
    expect(gathered.map(({ name, folder, files }) => [name, folder, files.map((each) => each.relativePath)])).toEqual([
      ['a.tgz', false, [null]],
      ['case', true, ['case/esx01/hostd.log', 'case/vpxd.log']],
    ])
  })
})

describe('the name of an investigation', () => {
  const named = (...names: string[]) => nameAfter(gatherChosen(names.map((name) => file(name))), t, 'en')
  it('is that of what was dropped, without its endings', () => {
    expect(named('vm-support-esx01.tar.gz')).toBe('vm-support-esx01')
    expect(named('vpxd-214.log.gz')).toBe('vpxd-214')
    expect(named('.log')).toBe('.log')
    expect(named('a.tgz', 'b.tgz', 'c.zip')).toBe('a and 2 more')
  })
})
