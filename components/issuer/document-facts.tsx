import { CharacterDiff } from '@/components/ui/character-diff'
import { type KeyValue, KeyValueList } from '@/components/ui/key-value-list'
import { Status } from '@/components/ui/status'
import { SubjectText } from '@/components/ui/subject-text'
import { actualSegments, isSimilar } from '@/components/verdict/text-comparison'
import { diffText } from '@/lib/federation/diff/text-diff'
import type { ProbeReport } from '@/lib/federation/issuer/model'
import type { RuntimeConfig } from '@/lib/transport/config'
import { certificateWords } from './probe-words'

const ABSENT = <span className="text-text-2 italic">not in the document</span>

/** Fields of the discovery document, its issuer compared with the one that credentials trust. */
export function DiscoveryFacts({
  issuer: trusted,
  discovery,
  differs,
  http,
}: {
  /** The text that credentials have. */
  issuer: string
  http: ProbeReport['http'] | undefined
  discovery: NonNullable<ProbeReport['discovery']>
  /** The judge's word, who saw the bytes: a report shows long or invisible text changed. */
  differs: boolean
}) {
  const { url, issuer, jwksUri, algorithms, subjectTypes, responseTypes } = discovery
  return (
    <KeyValueList
      items={[
        address('Read from', url),
        ...(http?.discovery ? [answered(http.discovery)] : []),
        {
          label: 'issuer',
          value: <IssuerComparison expected={trusted} actual={issuer} differs={differs} />,
          copy: issuer,
        },
        { label: 'Trailing slash', value: slashWords(trusted, issuer) },
        address('jwks_uri', jwksUri),
        list('Signing algorithms', algorithms),
        list('Subject types', subjectTypes),
        list('Response types', responseTypes),
      ]}
    />
  )
}

/** Status, type and size of the answer, and where a redirect that was not followed leads. */
function answered({
  status,
  contentType,
  location,
  redirects,
  bytes,
}: NonNullable<NonNullable<ProbeReport['http']>['discovery']>): KeyValue {
  return {
    label: 'Answer',
    value: (
      <>
        {status}, {contentType ?? 'no content type'}, {bytes} bytes
        {redirects > 0 && `, after ${redirects} redirect${redirects === 1 ? '' : 's'}`}
        {location !== undefined && (
          <span className="block">
            Redirect, not followed: <SubjectText text={location} />
          </span>
        )}
      </>
    ),
  }
}

/** Both forms lead to one document, and only the one that it names can match. */
function slashWords(trusted: string, named: string | undefined): string {
  const form = (text: string) => (text.endsWith('/') ? 'with' : 'without')
  if (named === undefined)
    return `The credential’s issuer is written ${form(trusted)} a slash at the end.`
  return form(trusted) === form(named)
    ? `Both are written ${form(named)} a slash at the end. The other form leads to the same document, but does not match it.`
    : `The document is written ${form(named)}, the credential ${form(trusted)} a slash at the end. Both lead to this document; tokens match only its form.`
}

function address(label: string, value: string | undefined): KeyValue {
  return {
    label,
    value: value === undefined ? ABSENT : <SubjectText text={value} />,
    copy: value,
  }
}

function list(label: string, values: readonly string[] | undefined): KeyValue {
  return {
    label,
    value:
      values === undefined ? (
        ABSENT
      ) : (
        <span className="font-mono text-sm">{values.join(', ') || '[ ]'}</span>
      ),
  }
}

/** The document's issuer beside the credential's, character by character. */
function IssuerComparison({
  expected,
  actual,
  differs,
}: {
  expected: string
  actual: string | undefined
  differs: boolean
}) {
  if (actual === undefined) return ABSENT
  if (!differs) {
    return (
      <>
        <SubjectText text={actual} />
        <Status tone="ok" className="flex text-sm">
          Equal to the credential’s issuer
        </Status>
      </>
    )
  }
  const diff = diffText(expected, actual)
  return (
    <div className="flex flex-col gap-1">
      <Status tone="err" className="text-sm">
        Differs from the credential’s issuer
      </Status>
      <Side label="Document">
        {isSimilar(diff) ? (
          <CharacterDiff segments={actualSegments(diff)} />
        ) : (
          <SubjectText text={actual} />
        )}
      </Side>
      <Side label="Credential">
        <SubjectText text={expected} />
      </Side>
      {isSimilar(diff) && diff.differences.length > 0 && (
        <ul aria-label="Differences" className="text-sm text-text-2">
          {diff.differences.map((difference) => (
            <li key={difference.message}>{difference.message}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Side({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-2">
      <span className="text-text-2 text-xs">{label}</span>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** Whose storage account the documents lie in, compared by the probe with the tenant that is ours. */
export function StorageFacts({ report, tenantId }: { report: ProbeReport; tenantId: string }) {
  const { storage } = report
  if (storage === undefined) return null
  const foreign = report.findings.some(({ id }) => id === 'issuer-storage-account-foreign-tenant')
  return (
    <KeyValueList
      items={[
        { label: 'Name', value: storage.account },
        {
          label: 'Entra tenant',
          value:
            storage.tenantId === undefined ? (
              <Status tone="info">Not told by the service</Status>
            ) : (
              <span className="flex flex-col gap-0.5">
                <span className="break-all font-mono text-sm">{storage.tenantId}</span>
                {foreign ? (
                  <Status tone="err">Not your tenant</Status>
                ) : (
                  <Status tone="ok">
                    {storage.tenantId === tenantId
                      ? 'Your tenant'
                      : 'Shared by all sandbox tenants'}
                  </Status>
                )}
              </span>
            ),
        },
      ]}
    />
  )
}

/** Who vouches for the host and until when. In the sandbox there is no certificate to look at. */
export function CertificateFacts({
  report,
  mode,
}: {
  report: ProbeReport
  mode: RuntimeConfig['mode']
}) {
  const { certificate } = report
  if (mode === 'sandbox' || certificate === undefined) {
    return (
      <Status tone="info">
        {mode === 'sandbox' ? 'Not checked: the sandbox has no real certificates' : 'Not checked'}
      </Status>
    )
  }
  const { subject, issuer, validTo } = certificate
  return (
    <KeyValueList
      items={[
        { label: 'Ends', value: <CertificateEnd validTo={validTo} report={report} /> },
        { label: 'Issued to', value: subject ?? 'not told' },
        { label: 'Issued by', value: issuer ?? 'not told' },
      ]}
    />
  )
}

function CertificateEnd({
  validTo,
  report: { probedAt, findings },
}: {
  validTo: string | undefined
  report: ProbeReport
}) {
  if (validTo === undefined) return <Status tone="info">Not told</Status>
  const { word, tone } = certificateWords(validTo, probedAt)
  const expiring = findings.some(({ id }) => id === 'issuer-tls-expiring')
  const date = new Date(validTo)
  return (
    <span className="flex flex-wrap gap-x-3">
      <Status tone={tone === 'ok' && expiring ? 'warn' : tone}>{word}</Status>
      {!Number.isNaN(date.getTime()) && <time dateTime={validTo}>{DATE.format(date)}</time>}
    </span>
  )
}
