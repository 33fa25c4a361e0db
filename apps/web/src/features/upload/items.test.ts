import { describe, expect, it } from 'vitest'
import type { Gathered } from './gather.ts'
import { changeItems, RateMeter, type UploadItem, uploadKey } from './items.ts'

const file = (name: string, size: number) => ({ name, size, lastModified: 7 }) as File
const folder: Gathered = {
  name: 'case',
  folder: true,
  files: [
    { file: file('a.log', 10), relativePath: 'case/a.log' },
    { file: file('b.log', 30), relativePath: 'case/b.log' },
  ],
}
const added = changeItems([], { type: 'add', key: 'k', investigation: 'i1', gathered: folder })

describe('uploads of this tab', () => {
  it('start with all files and bytes to send', () => {
    expect(added).toMatchObject([{ name: 'case', files: 2, bytes: 40, sent: 0, state: 'sending', rate: null }])
  })

  it('take the place of the same upload before', () => {
    const failed = changeItems(added, { type: 'failed', key: 'k', error: 'The disk is full' })
    expect(failed).toMatchObject([{ state: 'failed', error: 'The disk is full' }])
    expect(changeItems(failed, { type: 'add', key: 'k', investigation: 'i1', gathered: folder })).toEqual(added)
  })

  it('pause, go on, end, and go', () => {
    const steps: UploadItem['state'][] = []
    let items = added
    for (const type of ['pause', 'resume'] as const) {
      items = changeItems(items, { type, key: 'k' })
      steps.push(items[0]!.state)
    }
    items = changeItems(items, { type: 'done', key: 'k', recognised: true })
    expect([...steps, items[0]!.state]).toEqual(['paused', 'sending', 'done'])
    expect(items[0]).toMatchObject({ sent: 40, filesSent: 2, recognised: true })
    expect(changeItems(items, { type: 'remove', key: 'k' })).toEqual([])
  })
})

describe('the key of an upload', () => {
  it('is the same for the same files in any order', () => {
    const turned = { ...folder, files: [...folder.files].reverse() }
    expect(uploadKey('i1', turned)).toBe(uploadKey('i1', folder))
    expect(uploadKey('i1', folder)).toMatch(/^[0-9a-f]{16}$/)
  })

  it('differs by investigation and by content', () => {
    const grown = { ...folder, files: [folder.files[0]!, { file: file('b.log', 31), relativePath: 'case/b.log' }] }
    expect(new Set([uploadKey('i1', folder), uploadKey('i2', folder), uploadKey('i1', grown)]).size).toBe(3)
  })
})

describe('the rate', () => {
  it('is measured over the last seconds', () => {
    const meter = new RateMeter()
    expect(meter.measure(0, 0)).toBeNull()
    expect(meter.measure(1000, 5000)).toBe(5000)
    for (let s = 2; s <= 10; s++) meter.measure(s * 1000, 5000)
    expect(meter.measure(11_000, 5000)).toBe(0)
  })
})
