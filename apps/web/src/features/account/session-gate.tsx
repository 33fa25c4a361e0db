import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { isLetIn, sessionQuery } from '../../api/access.ts'
import { ApiProblem } from '../../api/client.ts'
import { LinkEndedPage } from './sign-in/link-ended-page.tsx'
import { LoginPage } from './sign-in/login-page.tsx'
import { SetupPage } from './sign-in/setup-page.tsx'

/** Lets in whoever may come in. Where the server needs no sign-in, or does not answer, it stands in nobody's way. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session } = useQuery(sessionQuery)
  const { pathname } = useLocation()
  useSessionEnd()
  const [signIn, setSignIn] = useState(false)
  // a share link is opened before anything else is known
  if (!session || isLetIn(session) || pathname === '/share') return children
  if (session.shareEnded && !signIn) {
    return <LinkEndedPage why={session.shareEnded} onSignIn={() => setSignIn(true)} />
  }
  return session.firstRun ? <SetupPage /> : <LoginPage mode={session.mode} />
}

/** A session that ended (elsewhere, or by time) shows itself by an answer: then who is here is asked again. */
function useSessionEnd(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return
        const { error } = event.action
        if (error instanceof ApiProblem && error.status === 401) {
          void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
        }
      }),
    [client],
  )
}
