import type { Health } from '@bundlescope/contract/analysis.ts'

/** The sign of a health on 16 × 16: an outline of its own each, and a mark in it, so that colour is never needed. */
export const SIGNS: Readonly<Record<Health, { outline: string; mark: string }>> = {
  ok: { outline: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14Z', mark: 'M4.8 8.3l2.2 2.2l4.2-4.6' },
  degraded: { outline: 'M8 1.2L15.4 14.4H0.6Z', mark: 'M8 6v4M8 11.6v1' },
  failed: {
    outline: 'M4.9 0.8h6.2l4.1 4.1v6.2l-4.1 4.1H4.9L0.8 11.1V4.9Z',
    mark: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  },
  unknown: {
    outline: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14Z',
    mark: 'M5.9 6.2a2.1 2.1 0 1 1 3.3 1.7c-.8.6-1.2.9-1.2 1.8M8 11.6v.9',
  },
}

/** Dashes of the lines: whole for ok, long for degraded, short for failed, dots where nothing is known. */
export const DASHES: Readonly<Record<Health, string | undefined>> = {
  ok: undefined,
  degraded: '14 5',
  failed: '7 4',
  unknown: '2 5',
}
