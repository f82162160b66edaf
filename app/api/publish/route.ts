import { handlePublish } from '@/lib/server/publish-handler'
import { relayParts } from '@/lib/server/route-parts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** Uploads the documents of an issuer. Body: `{"account", "container", "sas", "files": [{"path", "text"}]}`. */
export function POST(request: Request): Promise<Response> {
  return handlePublish(request, relayParts())
}
