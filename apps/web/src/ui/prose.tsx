import './card.css'
/**
 * Sentences of findings and explanations: blank lines part paragraphs, backticks hold what is typed or read as it is.
 * Nothing else in the text means anything: names and lines of logs stand in it.
 */
export function Prose({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/)
  return paragraphs.map((paragraph, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are told apart by their place only
    <p key={i} className="prose">
      <WithCode text={paragraph} />
    </p>
  ))
}

/** The same within a line: `run \`service-control --status\`` . */
export function WithCode({ text }: { text: string }) {
  return text.split(/`([^`]+)`/).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told apart by their place only
    i % 2 ? <code key={i}>{piece}</code> : <span key={i}>{piece}</span>,
  )
}
