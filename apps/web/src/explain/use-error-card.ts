import { useQuery } from '@tanstack/react-query'
import { errorKnowledgeQuery } from '../api/knowledge.ts'
import { useView } from '../investigation/use-view.ts'

/** Everything that `ErrorCard` shows of an error of connections: `refused`, `timed out`, `no route`, `reset`. */
export function useErrorCard(key: string) {
  const { investigation } = useView()
  const { data, error } = useQuery(errorKnowledgeQuery(investigation))
  return { known: data && (data.find((each) => each.key === key) ?? null), error }
}
