import { ApiProblem } from '../../../api/client.ts'

/** The server's word on a search it cannot read, or null for any other error. */
export function badQuery(error: unknown): { code: string; text: string } | null {
  return error instanceof ApiProblem && error.code === 'bad-query' ? { code: error.code, text: error.message } : null
}
