import { expect, test } from 'vitest'
import { bundlescope } from './testing.ts'

test.each(['99999999', '65536', '-1', 'http', ''])('serve --port=%s says what a port is', async (port) => {
  const { code, err } = await bundlescope(['serve', `--port=${port}`])
  expect(code).toBe(64)
  expect(err).toContain(`--port ${port}: a number from 0 to 65535`)
})
