/** Names of machines differ at their ends (`app-server-2-17`): where there is no room, the middle is left out. */
const KEPT_END = 7
const LONG = 14

/** A name that is cut in its middle where it does not fit; whole for those who hear or copy it. */
export function MachineName({ name }: { name: string }) {
  if (name.length <= LONG) return name
  return (
    <span className="gi-name">
      <span className="visually-hidden">{name}</span>
      <span className="gi-name-start" aria-hidden="true">
        {name.slice(0, -KEPT_END)}
      </span>
      <span className="gi-name-end" aria-hidden="true">
        {name.slice(-KEPT_END)}
      </span>
    </span>
  )
}
