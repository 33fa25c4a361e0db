import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/*.test.mjs'],
    globalSetup: 'scripts/unit-setup.mjs',
    testTimeout: 60_000,
    pool: 'forks',
  },
})
