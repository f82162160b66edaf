import { handleProbe } from '@/lib/server/probe-handler'
import { probeParts } from '@/lib/server/probe-parts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** Probes one issuer. Body: `{"issuer": "https://…"}`. */
export function POST(request: Request): Promise<Response> {
  return handleProbe(request, probeParts())
}
