import { keyed } from './keyed'

/** A sentence in which what stands between backticks is set as code. */
export function CodeWords({ text }: { text: string }) {
  const parts = text.split('`').map((word, index) => ({ word, code: index % 2 === 1 }))
  return keyed(parts, ({ word, code }) => `${code} ${word}`).map(({ key, item }) =>
    item.code ? (
      <code key={key} className="rounded-sm break-words bg-sunken px-1 font-mono text-text">
        {item.word}
      </code>
    ) : (
      <span key={key}>{item.word}</span>
    ),
  )
}
