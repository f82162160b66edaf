'use client'

import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

const OWN = 'own'
const KNOWN = [
  { value: GITHUB_ISSUER, label: 'GitHub Actions' },
  { value: 'https://gitlab.com', label: 'GitLab.com' },
  { value: 'https://app.terraform.io', label: 'HCP Terraform' },
  { value: 'https://app.eu.terraform.io', label: 'HCP Terraform (EU)' },
] as const

/** Known issuers that take expressions, or one's own. */
export function IssuerChoice({
  issuer,
  onIssuerChange,
}: {
  issuer: string
  onIssuerChange: (issuer: string) => void
}) {
  const isKnown = KNOWN.some(({ value }) => value === issuer)
  return (
    <div className="flex flex-col gap-3">
      <Field label="Issuer">
        {(control) => (
          <Select
            {...control}
            value={isKnown ? issuer : OWN}
            options={[...KNOWN, { value: OWN, label: 'Another issuer' }]}
            onValueChange={(value) => onIssuerChange(value === OWN ? '' : value)}
          />
        )}
      </Field>
      {!isKnown && (
        <Field
          label="Address of the issuer"
          help="As in the token’s iss, for example https://gitlab.contoso.com."
        >
          {(control) => (
            <Input
              {...control}
              mono
              inputMode="url"
              autoComplete="off"
              value={issuer}
              onChange={(event) => onIssuerChange(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  )
}
