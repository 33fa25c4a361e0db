import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './client.ts'

/** Answers change only when a bundle changes, which the live stream tells: nothing is asked again by the clock. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status >= 400),
      },
    },
  })
}
