import { expect, test } from 'vitest'
import { OPERATION_PAGE } from '../../../api/operations.ts'
import { pageNumbers } from './use-operation-pages.ts'

test.each([
  [0, 0, [0]],
  [0, OPERATION_PAGE - 1, [0]],
  [OPERATION_PAGE - 1, OPERATION_PAGE, [0, 1]],
  [250, 470, [2, 3, 4]],
  [0, -1, [0]],
])('rows %i to %i lie on pages', (from, to, pages) => {
  expect(pageNumbers(from, to)).toEqual(pages)
})
