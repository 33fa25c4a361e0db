export function PatternsRoute() {
  return <main />
}
