import { useCallback, useState } from 'react'
import { FOLDER, type Node } from './build.ts'

/** A tree of no more files than this begins unfolded. */
const FEW = 150

type FoldsInput = {
  /** Files that are shown. */
  files: number
  /** Only some of the files are shown: none of them is to be hidden in a fold. */
  filtered: boolean
  /** Key of the file that is open: its folders begin unfolded. */
  selected: string | null
}

/** Which folders are open: those a person opened or closed, else as it seems best. */
export function useFolds({ files, filtered, selected }: FoldsInput) {
  const [chosen, setChosen] = useState<{ filtered: boolean; open: ReadonlyMap<string, boolean> }>({
    filtered,
    open: new Map(),
  })
  // What was folded in the whole tree says nothing of what a filter finds.
  if (chosen.filtered !== filtered) setChosen({ filtered, open: new Map() })
  const { open } = chosen
  const isOpen = useCallback(
    (node: Node, level: number): boolean =>
      open.get(node.key) ??
      (level === 1 ||
        filtered ||
        files <= FEW ||
        (node.kind === 'folder' && (selected?.startsWith(node.key.slice(0, 1 - FOLDER.length)) ?? false))),
    [open, filtered, files, selected],
  )
  const setOpen = useCallback(
    (keys: readonly string[], to: boolean) =>
      setChosen((now) => ({ ...now, open: new Map([...now.open, ...keys.map((key) => [key, to] as const)]) })),
    [],
  )
  return { isOpen, setOpen }
}
