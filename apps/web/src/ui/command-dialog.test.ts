import { expect, it } from 'vitest'
import { rank } from './command-dialog.tsx'

it('ranks texts that hold every word, those where a word begins with it first', () => {
  const of = (search: string, text: string) => rank('', search, [text])
  expect(of('vp', 'Events of vpxd')).toBe(1)
  expect(of('pxd', 'Events of vpxd')).toBe(0.5)
  expect(of('vp', 'Events of vmware-sps')).toBe(0)
  expect(of('vpxd events', 'Events of vpxd')).toBe(1)
  expect(of('イベント', 'vpxd のイベント')).toBe(0.5)
  expect(of('', 'anything')).toBe(1)
})
