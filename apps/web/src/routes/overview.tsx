export function OverviewRoute() {
  return <main />
}
