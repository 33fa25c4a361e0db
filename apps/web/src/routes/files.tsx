import { FilesPanel } from '../features/files/files-panel.tsx'

export function FilesRoute() {
  return <FilesPanel />
}
