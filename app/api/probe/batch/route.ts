import { handleProbeBatch } from '@/lib/server/probe-batch-handler'
import { probeParts } from '@/lib/server/probe-parts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** Probes many issuers in one run. Body: `{"issuers": ["https://…"], "run": "…"}`; answers a line for each. */
export function POST(request: Request): Promise<Response> {
  return handleProbeBatch(request, probeParts())
}
