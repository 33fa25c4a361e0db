export function FilesRoute() {
  return <main />
}
