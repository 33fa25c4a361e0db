export function HomeRoute() {
  return <main />
}
