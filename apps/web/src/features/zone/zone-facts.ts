import type { BundleFile, Source } from '@bundlescope/contract/bundle.ts'

/** What is known of the zone of a source's stamps. */
export type ZoneFacts = {
  /** Zones with where each is known from, as the server says them: `+09:00 (etc/localtime)`. */
  said: string[]
  /** Some stamps bear no zone of their own, so that there is something to choose. */
  open: boolean
}

export function zoneFacts(
  source: Pick<Source, 'bundle' | 'member' | 'files'>,
  files: readonly BundleFile[],
): ZoneFacts {
  const paths = new Set(source.files)
  const own = files.filter(
    ({ bundle, member, path }) => bundle === source.bundle && member === source.member && paths.has(path),
  )
  return {
    said: [...new Set(own.flatMap(({ timeZone }) => (timeZone === null ? [] : [timeZone])))],
    open: own.some(({ zoned }) => zoned !== true),
  }
}

/** `9`, `+9`, `0900`, `+09:00`, `JST` … as the server takes it: `+09:00` or an IANA name; undefined for what is no zone. */
export function readZone(text: string): string | undefined {
  const trimmed = text.trim()
  const m = /^(?:UTC|GMT)?\s*([+-−]?)(\d{1,2})(?::?(\d{2}))?$/i.exec(trimmed)
  if (m) {
    const [hours, minutes] = [Number(m[2]), Number(m[3] ?? 0)]
    if (hours > 14 || minutes > 59) return undefined
    const sign = m[1] === '-' || m[1] === '−' ? '-' : '+'
    return `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  }
  const name = SHORT[trimmed.toLowerCase()] ?? trimmed.replaceAll(' ', '_')
  if (name === 'UTC') return 'UTC'
  return zones().find((zone) => zone.toLowerCase() === name.toLowerCase())
}

/** Abbreviations that one country alone uses. */
const SHORT: Record<string, string> = { z: 'UTC', utc: 'UTC', gmt: 'UTC', jst: 'Asia/Tokyo', kst: 'Asia/Seoul' }

let known: string[] | undefined

export function zones(): readonly string[] {
  known ??= Intl.supportedValuesOf('timeZone')
  return known
}
