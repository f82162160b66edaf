'use client'

import { useEffect, useState } from 'react'
import type { RuntimeConfig } from '@/lib/transport/config'
import { fetchSamples, type Sample } from '@/lib/transport/samples'

/** Shown when no sandbox can sign tokens: an error text needs no signature. */
const ERROR_SAMPLE: Sample = {
  id: 'error-text',
  title: 'An error from a log',
  description: 'AADSTS700213, as a pipeline prints it.',
  errorText:
    "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:contoso/shop:pull_request'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
}

/** Things to try the page with. */
export function SampleButtons({
  config,
  onPick,
}: {
  config: RuntimeConfig
  onPick: (sample: Sample) => void
}) {
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useEffect(() => {
    let left = false
    void fetchSamples(config).then((found) => {
      if (!left) setSamples(found)
    })
    return () => {
      left = true
    }
  }, [config])
  const offered = samples.length > 0 ? samples : [ERROR_SAMPLE]
  return (
    <section aria-labelledby="samples-title">
      <h2 id="samples-title" className="font-medium">
        Nothing at hand? Try one of these
      </h2>
      <ul className="mt-2 grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {offered.map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              data-sample={sample.id}
              onClick={() => onPick(sample)}
              className="flex h-full w-full flex-col rounded-md border border-border bg-bg px-3 py-2 text-left hover:bg-surface"
            >
              <span className="block font-medium">{sample.title}</span>
              <span className="block text-sm text-text-2">{sample.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
