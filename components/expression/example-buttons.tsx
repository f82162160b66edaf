import { EXAMPLES, type ExpressionExample } from './examples'

/** Something to begin with: good expressions first, then common mistakes. */
export function ExampleButtons({ onPick }: { onPick: (example: ExpressionExample) => void }) {
  return (
    <section aria-labelledby="examples-title">
      <h2 id="examples-title" className="font-medium">
        Begin with one of these
      </h2>
      <ul className="mt-2 grid gap-2 sm:grid-cols-2">
        {EXAMPLES.map((example) => (
          <li key={example.id}>
            <button
              type="button"
              data-example={example.id}
              onClick={() => onPick(example)}
              className="flex h-full w-full flex-col rounded-md border border-border bg-bg px-3 py-2 text-left hover:bg-surface"
            >
              <span className="block font-medium">{example.title}</span>
              <span className="block text-sm text-text-2">{example.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
