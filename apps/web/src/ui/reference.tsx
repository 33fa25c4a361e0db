import './card.css'

/** A published source: a link where it is an address, else its name. Only web addresses become links. */
export function Reference({ text }: { text: string }) {
  const address = /https?:\/\/[^\s<>"')]+/.exec(text)?.[0]
  if (!address) return <span className="reference">{text}</span>
  return (
    <a className="reference" href={address} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  )
}
