import type { Port, Service } from '@bundlescope/contract/analysis.ts'
import { useQuery } from '@tanstack/react-query'
import { analysisQuery } from '../api/analysis.ts'
import { portKnowledgeQuery } from '../api/knowledge.ts'
import { usePlaces } from '../investigation/use-places.ts'
import { useView } from '../investigation/use-view.ts'

/** Everything that `PortCard` shows of a port. `time` (ISO): the moment at which its log is opened. */
export function usePortCard(port: number, time: string | null) {
  const { investigation, href } = useView()
  const places = usePlaces()
  const analysis = useQuery(analysisQuery(investigation))
  const knowledge = useQuery(portKnowledgeQuery(investigation, port))
  const rows = (analysis.data?.ports ?? []).filter((row) => row.port === port)
  return {
    port,
    rows,
    known: knowledge.data?.known,
    error: knowledge.error,
    logs: logsOf(rows, analysis.data?.services ?? []),
    links: {
      all: places.ofSearch(`port:${port}`),
      row: href('ports', { portsTable: 'ports', port: String(port), portText: '' }),
    },
    timed: time !== null,
    onOpenLog: (source: string) => void places.openLog(source, time),
  }
}

/** Logs in the bundles that the services behind some ports write, each once, the most telling first. */
export function logsOf(ports: readonly Port[], services: readonly Service[]): { source: string; name: string }[] {
  const found = new Map<string, string>()
  for (const { bundle, member, service } of ports) {
    const owner = services.find((each) => each.bundle === bundle && each.member === member && each.name === service)
    for (const { path, source } of owner?.logs ?? []) {
      if (source !== null && !found.has(source)) found.set(source, path.slice(path.lastIndexOf('/') + 1))
    }
  }
  return [...found].slice(0, 3).map(([source, name]) => ({ source, name }))
}
