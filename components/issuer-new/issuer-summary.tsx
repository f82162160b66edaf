import type { StorageIssuerInput } from '@/lib/federation/issuer/storage/model'

/** What a new issuer means, in words, for the question before it is made. */
export function IssuerSummary({
  input,
  place,
}: {
  input: StorageIssuerInput
  /** Subscription and group in words. */
  place: string
}) {
  const { identity } = input
  return (
    <>
      <p className="break-all font-mono text-sm">{input.issuer}</p>
      <ul className="list-disc pl-5">
        <li>
          Storage account <span className="font-mono text-sm">{input.account}</span> in {place}
          {input.lock ? ', locked against deletion' : ''}
        </li>
        <li>Two public documents, which anybody can read</li>
        {identity && (
          <li>
            Managed identity <span className="font-mono text-sm">{identity.name}</span>: whoever
            signs as <span className="break-all font-mono text-sm">{identity.subject}</span> with
            this issuer’s key can sign in as it
          </li>
        )}
        {identity?.readerAssignment !== undefined && (
          <li>With the Azure role Reader on the resource group</li>
        )}
        {identity && identity.roles.length > 0 && (
          <li>
            With the Graph roles{' '}
            <span className="font-mono text-sm">
              {identity.roles.map(({ value }) => value).join(', ')}
            </span>
            . Granting them asks for AppRoleAssignment.ReadWrite.All.
          </li>
        )}
      </ul>
      <p className="text-sm text-text-2">
        Whoever holds the private key, or may write in this storage account, decides who the
        subjects of this issuer are.
      </p>
    </>
  )
}
