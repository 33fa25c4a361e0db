import { defaultView, formatView, type ViewState } from '@bundlescope/contract/view.ts'

/** Addresses of what a report speaks of, on the server that made it. */
export interface Links {
  home(): string
  event(id: string): string
  file(bundle: string, member: string, path: string, line: number | null): string
  operation(root: string): string
  finding(id: string): string
  node(id: string): string
  /** A panel with its parameters, as pins of a range keep it: `events?v=1&from=…`. */
  view(address: string): string | null
}

/** @param base of the server, without a slash at its end: `http://127.0.0.1:8470` */
export function linksTo(base: string, investigation: string, zone: string): Links {
  const root = `${base}/i/${encodeURIComponent(investigation)}`
  const to = (panel: string, view: Partial<ViewState>): string =>
    `${root}/${panel}?${formatView({ ...defaultView(), tz: zone, ...view })}`
  return {
    home: () => `${root}/overview`,
    event: (event) => to('events', { event }),
    file: (bundle, member, path, line) => to('files', { file: { bundle, member, path }, line }),
    operation: (op) => to('operations', { op }),
    finding: (finding) => to('findings', { finding }),
    node: (giOpen) => to('guest-introspection', { giOpen }),
    view(address) {
      const m = /^([a-z-]+)(?:\?(.*))?$/s.exec(address)
      return m ? `${root}/${m[1]}${m[2] ? `?${new URLSearchParams(m[2])}` : ''}` : null
    },
  }
}
