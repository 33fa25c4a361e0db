import type { LogFormat } from '@bundlescope/core/parse/format.ts'

/** The formats that people added, for one thread. What reads them is loaded only where there may be some. */
export async function userFormats(dir: string | null): Promise<readonly LogFormat[]> {
  if (dir === null) return []
  const { loadUserFormats } = await import('@bundlescope/core/parse/user/load.ts')
  return (await loadUserFormats(dir)).formats
}
