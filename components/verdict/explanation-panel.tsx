import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Notice } from '@/components/ui/notice'
import type { Explanation, ExtractedKey } from '@/lib/federation/aadsts/model'
import { routes } from '@/lib/routes'
import { CauseList } from './cause-list'

const LABELS: Readonly<Partial<Record<ExtractedKey, string>>> = {
  issuer: 'Issuer',
  subject: 'Subject',
  audience: 'Audience',
  kid: 'Key id',
  clientId: 'Client id',
  tenant: 'Tenant',
  traceId: 'Trace id',
  correlationId: 'Correlation id',
  timestamp: 'Time',
  expectedSubject: 'Subject expected',
  metadataIssuer: 'Issuer in the document',
}

const MACHINE = new Set<ExtractedKey>([
  'issuer',
  'subject',
  'audience',
  'kid',
  'clientId',
  'traceId',
  'correlationId',
])

/**
 * What a pasted error text says: codes, values, causes. With a token at hand its own verdict names
 * the causes, from more evidence; then they are left out here.
 */
export function ExplanationPanel({
  explanation,
  withCauses,
}: {
  explanation: Explanation
  withCauses: boolean
}) {
  const { codes, extracted, causes, notes } = explanation
  if (codes.length === 0 && causes.length === 0) {
    return (
      <Notice tone="info" title="No AADSTS code was recognised in this text">
        Paste the whole answer, with the number after “AADSTS”, or the JSON body with “error_codes”.
      </Notice>
    )
  }
  const values = (Object.keys(LABELS) as ExtractedKey[]).filter(
    (key) => extracted[key] !== undefined,
  )
  return (
    <div className="flex flex-col gap-3">
      {codes.length > 0 && (
        <ul className="flex flex-col gap-2" aria-label="Codes in the text">
          {codes.map((code) => (
            <li key={code.code} data-code={code.code}>
              <p className="flex flex-wrap items-center gap-2">
                <Link href={routes.helpError(code.code)} className="link font-medium font-mono">
                  AADSTS{code.code}
                </Link>
                {code.name !== '-' && <span className="text-sm text-text-2">{code.name}</span>}
                {code.known === 'listed' && <Badge>known, not analysed</Badge>}
                {code.known === 'unknown' && <Badge tone="info">in no public list</Badge>}
              </p>
              <p className="max-w-prose">{code.meaning}</p>
            </li>
          ))}
        </ul>
      )}
      {values.length > 0 && (
        <KeyValueList
          items={values.map((key) => ({
            label: LABELS[key] ?? key,
            value: extracted[key] ?? '',
            copy: extracted[key],
            mono: MACHINE.has(key),
          }))}
        />
      )}
      {notes.map((note) => (
        <p key={note} className="max-w-prose text-sm text-text-2">
          {note}
        </p>
      ))}
      {withCauses && causes.length > 0 && <CauseList causes={causes} />}
    </div>
  )
}
