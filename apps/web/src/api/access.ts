import type {
  Account,
  AccountChange,
  AccountDraft,
  ApiToken,
  ApiTokenDraft,
  AuditEntry,
  DiskUse,
  Login,
  Member,
  MemberDraft,
  NewApiToken,
  NewShare,
  PasswordChange,
  Session,
  Settings,
  SettingsChange,
  Setup,
  Share,
  ShareDraft,
  ShareOpening,
} from '@bundlescope/contract/access.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { API, call } from './client.ts'
import { at, investigationKey } from './queries.ts'

/* Who asks, and who may do what. */

export const sessionQuery = queryOptions({
  queryKey: ['session'] as const,
  queryFn: ({ signal }) => call<Session>('/session', { signal }),
})

/** Whether the server answers this person at all: an account, the guest of a live link, or anybody where nobody signs in. */
export function isLetIn({ mode, person, share }: Session): boolean {
  return mode === 'open' || person !== null || share !== null
}

/** Whoever signs in or out sees other things: everything known is forgotten. */
function useSessionChange<T>(change: (body: T) => Promise<Session>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    },
  })
}

export const useLogin = () =>
  useSessionChange((login: Login) => call<Session>('/session', { method: 'POST', body: login }))
export const useSetup = () =>
  useSessionChange((setup: Setup) => call<Session>('/session/setup', { method: 'POST', body: setup }))
export const useOpenShare = () =>
  useSessionChange((secret: string) => call<Session>('/session/share', { method: 'POST', body: { secret } }))
export const useSetName = () =>
  useSessionChange((name: string) => call<Session>('/session/name', { method: 'PUT', body: { name } }))

/** Ends the session; the page is loaded anew, so that nothing of it stays in memory. */
export async function signOut(session: Pick<Session, 'mode' | 'share'>): Promise<void> {
  await call<void>('/session', { method: 'DELETE' })
  window.location.assign(afterSignOut(session))
}

/**
 * An account that an issuer knows is signed out there, too: else it would be let in again without a question. The guest of
 * a link was never there.
 */
export function afterSignOut({ mode, share }: Pick<Session, 'mode' | 'share'>): string {
  return mode === 'oidc' && !share ? `${API}/session/oidc/end` : '/'
}

export const useChangePassword = () =>
  useMutation({
    mutationFn: (change: PasswordChange) => call<void>('/session/password', { method: 'PUT', body: change }),
  })

/** A mutation after which a list is asked again. */
function useListChange<In, Out>(key: readonly unknown[], mutationFn: (input: In) => Promise<Out>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: key }) })
}

export function membersQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'members'] as const,
    queryFn: ({ signal }) => call<Member[]>(at(id, 'members'), { signal }),
  })
}
export const usePutMember = (id: string) =>
  useListChange(membersQuery(id).queryKey, (draft: MemberDraft) =>
    call<Member[]>(at(id, 'members'), { method: 'PUT', body: draft }),
  )
export const useRemoveMember = (id: string) =>
  useListChange(membersQuery(id).queryKey, (account: string) =>
    call<void>(at(id, 'members', account), { method: 'DELETE' }),
  )

export function sharesQuery(id: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'shares'] as const,
    queryFn: ({ signal }) => call<Share[]>(at(id, 'shares'), { signal }),
    // how often a link was opened is told by nobody else
    staleTime: 0,
  })
}
export function openingsQuery(id: string, share: string) {
  return queryOptions({
    queryKey: [...investigationKey(id), 'shares', share, 'openings'] as const,
    queryFn: ({ signal }) => call<ShareOpening[]>(at(id, 'shares', share, 'openings'), { signal }),
    staleTime: 0,
  })
}
export const useCreateShare = (id: string) =>
  useListChange(sharesQuery(id).queryKey, (draft: ShareDraft) =>
    call<NewShare>(at(id, 'shares'), { method: 'POST', body: draft }),
  )
export const useRevokeShare = (id: string) =>
  useListChange(sharesQuery(id).queryKey, (share: string) => call<void>(at(id, 'shares', share), { method: 'DELETE' }))

export const tokensQuery = queryOptions({
  queryKey: ['tokens'] as const,
  queryFn: ({ signal }) => call<ApiToken[]>('/tokens', { signal }),
  staleTime: 0,
})
export const useCreateToken = () =>
  useListChange(tokensQuery.queryKey, (draft: ApiTokenDraft) =>
    call<NewApiToken>('/tokens', { method: 'POST', body: draft }),
  )
export const useRemoveToken = () =>
  useListChange(tokensQuery.queryKey, (token: string) =>
    call<void>(`/tokens/${encodeURIComponent(token)}`, { method: 'DELETE' }),
  )

export const accountsQuery = queryOptions({
  queryKey: ['accounts'] as const,
  queryFn: ({ signal }) => call<Account[]>('/accounts', { signal }),
  staleTime: 0,
})
export const useCreateAccount = () =>
  useListChange(accountsQuery.queryKey, (draft: AccountDraft) =>
    call<Account>('/accounts', { method: 'POST', body: draft }),
  )
export const useChangeAccount = () =>
  useListChange(accountsQuery.queryKey, ({ id, ...change }: AccountChange & { id: string }) =>
    call<Account>(`/accounts/${encodeURIComponent(id)}`, { method: 'PATCH', body: change }),
  )
export const useRemoveAccount = () =>
  useListChange(accountsQuery.queryKey, (id: string) =>
    call<void>(`/accounts/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  )

const AUDIT_PAGE = 100

/** Who did what to access, newest first: to one investigation, or to all (administrators). */
export function auditQuery(id?: string) {
  return infiniteQueryOptions({
    queryKey: id === undefined ? (['audit'] as const) : ([...investigationKey(id), 'audit'] as const),
    queryFn: ({ signal, pageParam }) =>
      call<AuditEntry[]>(id === undefined ? '/audit' : at(id, 'audit'), {
        params: { limit: AUDIT_PAGE, before: pageParam },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last: AuditEntry[]) => (last.length < AUDIT_PAGE ? undefined : last.at(-1)?.id),
    staleTime: 0,
  })
}

/** What an administrator decides for the whole server. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'] as const,
  queryFn: ({ signal }) => call<Settings>('/settings', { signal }),
  staleTime: 0,
})
export const useChangeSettings = () =>
  useListChange(settingsQuery.queryKey, (change: SettingsChange) =>
    call<Settings>('/settings', { method: 'PATCH', body: change }),
  )

/** Bytes on disk: of one investigation, or of all (administrators). */
export function diskQuery(id?: string) {
  return queryOptions({
    queryKey: id === undefined ? (['disk'] as const) : ([...investigationKey(id), 'disk'] as const),
    queryFn: ({ signal }) => call<DiskUse>(id === undefined ? '/disk' : at(id, 'disk'), { signal }),
    staleTime: 0,
  })
}
