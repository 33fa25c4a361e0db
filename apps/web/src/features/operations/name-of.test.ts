import { describe, expect, it } from 'vitest'
import { nameOf, partOf, searchAround, searchFor } from './name-of.ts'

describe('what an operation is called', () => {
  const plain = { id: 'lt5k-40-h5:70031111', task: 'task-7', method: null, description: null }

  it('says what the person saw, the method beside it', () => {
    expect(nameOf({ ...plain, description: 'Power on', method: 'vim.VirtualMachine.powerOn' })).toEqual({
      title: 'Power on',
      more: 'vim.VirtualMachine.powerOn',
    })
  })

  it('falls back on the method, the task, the id', () => {
    expect(nameOf({ ...plain, method: 'vim.Folder.createVm' })).toEqual({ title: 'vim.Folder.createVm', more: null })
    expect(nameOf(plain).title).toBe('task-7')
    expect(nameOf({ ...plain, task: null }).title).toBe(plain.id)
  })
})

describe('its lines', () => {
  it('are found by the ids of its family', () => {
    expect(searchFor({ id: 'lt5k-40-h5:70031111', task: 'task-7' })).toBe('op:lt5k-40-h5:70031111')
  })

  it('are found by the task where there is no id', () => {
    expect(searchFor({ id: 'task-7', task: 'task-7' })).toBe('task:task-7')
    expect(searchFor({ id: 'haTask-1-vim.X-2', task: 'haTask-1-vim.X-2' })).toBe('"haTask-1-vim.X-2"')
  })

  it('stand among the operation where they bear its id, else among all lines', () => {
    const operation = { id: 'lt5k:7003', task: 'task-7' }
    expect(searchAround({ op: 'lt5k:7003-51', joined: 'id' }, operation)).toBe('op:lt5k:7003')
    expect(searchAround({ op: 'lt5k:7003-51', joined: 'thread' }, operation)).toBe('')
    expect(searchAround({ op: '1c0ffee', joined: 'id' }, operation)).toBe('')
  })

  it('are told apart by what follows the root', () => {
    expect(partOf('lt5k:7003-51-01', 'lt5k:7003')).toBe('-51-01')
    expect(partOf('lt5k:7003', 'lt5k:7003')).toBe('')
    expect(partOf('1c0ffee', 'lt5k:7003')).toBe('1c0ffee')
  })
})
