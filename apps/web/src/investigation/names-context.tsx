import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { analysisQuery } from '../api/analysis.ts'
import { type Names, NO_NAMES, namesOf } from './names.ts'

const NamesContext = createContext<Names>(NO_NAMES)

/** Names for everything below it: asked for once, made ready for looking up once. */
export function NamesProvider({ investigation, children }: { investigation: string; children: ReactNode }) {
  const { data } = useQuery({ ...analysisQuery(investigation), select: ({ names }) => names })
  const names = useMemo(() => (data ? namesOf(data) : NO_NAMES), [data])
  return <NamesContext value={names}>{children}</NamesContext>
}

/** What ids in logs are called; empty until the bundles' own inventory is known. */
export function useNames(): Names {
  return useContext(NamesContext)
}
