import { ROLES, type Role } from '@bundlescope/contract/access.ts'
import { useQuery } from '@tanstack/react-query'
import { investigationQuery } from '../api/queries.ts'
import { useView } from './use-view.ts'

/** Whether the person may do what a role does: `useMay('commenter')` to pin. Where nothing is said, everything. */
export function useMay(role: Role): boolean {
  const { investigation } = useView()
  const { data } = useQuery({ ...investigationQuery(investigation), enabled: investigation !== '' })
  return data?.role === undefined || ROLES.indexOf(data.role) >= ROLES.indexOf(role)
}
