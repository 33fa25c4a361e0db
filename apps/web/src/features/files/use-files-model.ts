import type { FilePlace, FileStatus, FileView } from '@bundlescope/contract/view.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { filesQuery, investigationQuery } from '../../api/queries.ts'
import { textInAll } from '../../i18n/use-server-text.ts'
import { useView } from '../../investigation/use-view.ts'
import { isBoolean, useRemembered } from '../../lib/remembered.ts'
import { buildTree, fileKey, headsOf } from './tree/build.ts'
import { chooseFiles } from './tree/choose.ts'
import { useFolds } from './tree/folds.ts'
import { rowsOf } from './tree/rows.ts'

/** The list of files, narrowed and folded, and the file that is open: all of it in the address but for the folds. */
export function useFilesModel() {
  const { investigation, view, commit, replace } = useView()
  const { data: files, error, refetch } = useQuery(filesQuery(investigation))
  const { data: heads } = useQuery({ ...investigationQuery(investigation), select: headsOf })
  const [inTables, setInTables] = useRemembered('files.inTables', false, isBoolean)

  const { fileStatus, fileText, file: place } = view
  const chosen = useMemo(() => chooseFiles(files ?? [], fileStatus, fileText, textInAll), [files, fileStatus, fileText])
  const tree = useMemo(() => buildTree(chosen, heads ?? []), [chosen, heads])
  const selected = place && fileKey(place)
  const filtered = fileText.trim() !== '' || fileStatus !== 'all'
  const { isOpen, setOpen } = useFolds({ files: chosen.length, filtered, selected })
  const rows = useMemo(() => rowsOf(tree, isOpen), [tree, isOpen])
  const about = useMemo(() => files?.find((file) => fileKey(file) === selected), [files, selected])

  return {
    investigation,
    view,
    error,
    retry: () => void refetch(),
    rows,
    setOpen,
    /** Files that the filter lets through, and all; undefined until known. */
    shown: chosen.length,
    all: files?.length,
    place,
    selected,
    about,
    inTables,
    setInTables,
    setText: useCallback((text: string) => replace({ fileText: text }), [replace]),
    setStatus: (status: FileStatus) => commit({ fileStatus: status }),
    openFile: ({ bundle, member, path }: FilePlace) =>
      commit({ file: { bundle, member, path }, line: null, fileView: 'auto' }),
    /** A row that was found: in its table, at its line. */
    openRow: ({ bundle, member, path }: FilePlace, line: number | null) =>
      commit({ file: { bundle, member, path }, line, fileView: 'table' }),
    showAs: (fileView: FileView, line: number | null) => commit({ fileView, line }),
    toLine: useCallback((line: number) => replace({ line }), [replace]),
    close: () => commit({ file: null, line: null, fileView: 'auto' }),
  }
}
export type FilesModel = ReturnType<typeof useFilesModel>
