import { defaultView, formatView, parseView, type ViewState } from '@bundlescope/contract/view.ts'
import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { localZone } from '../lib/time.ts'

export const PANELS = [
  'overview',
  'events',
  'operations',
  'ports',
  'guest-introspection',
  'findings',
  'patterns',
  'files',
  'board',
] as const
export type Panel = (typeof PANELS)[number]

const DEFAULTS = { tz: localZone() }

/** Query text of a change that is on its way into the address: two changes in one moment must both hold. */
let underWay: string | null = null

/** The only reader and writer of the address of a view. */
export function useView() {
  const { search, pathname } = useLocation()
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const { view, problems } = useMemo(() => parseView(new URLSearchParams(search), DEFAULTS), [search])

  const go = useCallback(
    async (path: string, patch: Partial<ViewState>, replace: boolean) => {
      // the address as it is now, not as it was rendered
      const now = parseView(new URLSearchParams(underWay ?? window.location.search), DEFAULTS).view
      const text = searchText({ ...now, ...patch })
      underWay = text
      await navigate({ pathname: path, search: text }, { replace })
      if (underWay === text) underWay = null
    },
    [navigate],
  )
  /** A step the person can take back: pushes history. */
  const commit = useCallback((patch: Partial<ViewState>) => void go(pathname, patch, false), [go, pathname])
  /** A gesture under way, or a selection moved by keys: replaces the entry. */
  const replace = useCallback((patch: Partial<ViewState>) => void go(pathname, patch, true), [go, pathname])
  /** Another panel with the same view but for `patch`. */
  const open = useCallback(
    (panel: Panel, patch: Partial<ViewState> = {}) => void go(panelPath(id, panel), patch, false),
    [go, id],
  )
  const href = useCallback(
    (panel: Panel, patch: Partial<ViewState> = {}) => `${panelPath(id, panel)}${searchText({ ...view, ...patch })}`,
    [id, view],
  )
  return { investigation: id, view, problems, commit, replace, open, href }
}

/** Address of a panel of an investigation, without any choice made unless given. */
export function viewHref(id: string, panel: Panel, patch: Partial<ViewState> = {}): string {
  return `${panelPath(id, panel)}${searchText({ ...defaultView(DEFAULTS), ...patch })}`
}

function panelPath(id: string, panel: Panel): string {
  return `/i/${encodeURIComponent(id)}/${panel}`
}

function searchText(view: ViewState): string {
  return `?${formatView(view, DEFAULTS)}`
}
