import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { ConfigError } from './config-error.ts'

describe('the settings', () => {
  it('have defaults that keep the server to its machine', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8470, dataDir: path.resolve('data') })
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com'])('refuse to listen on %s unasked', (HOST) => {
    expect(() => readConfig({ HOST })).toThrow(/nothing says who may/)
    expect(readConfig({ HOST, BUNDLESCOPE_ACCESS: 'accounts' })).toMatchObject({
      host: HOST,
      access: { how: { mode: 'accounts' } },
    })
  })

  it.each([
    { PORT: 'http' },
    { PORT: '-1' },
    { PORT: '70000' },
    { BUNDLESCOPE_MAX_UPLOAD: '1e99' },
    { BUNDLESCOPE_LOG: 'loud' },
  ])('name what is wrong: %j', (env) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(new RegExp(`^${Object.keys(env)[0]}=`))
  })
})
