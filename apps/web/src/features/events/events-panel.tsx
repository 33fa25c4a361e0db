/** The Events panel: search, timeline, facets, table, detail. */
export function EventsPanel() {
  return null
}
