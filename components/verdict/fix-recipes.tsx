'use client'

import { RecipeTabs } from '@/components/recipe/recipe-tabs'
import type { JsonObject } from '@/lib/federation/assertion/model'
import type { Cloud, Credential, Identity } from '@/lib/federation/credential/model'
import type { RecipeInput } from '@/lib/federation/recipes/model'
import type { CredentialField } from '@/lib/federation/verdict/model'

/** The change to Entra that lets this token in, written down for each tool. */
export function FixRecipes({
  identity,
  credential,
  claims,
  differs,
  cloud,
}: {
  identity: Identity
  credential: Credential
  claims: JsonObject
  differs: readonly CredentialField[]
  cloud: Cloud
}) {
  const input: RecipeInput = {
    identity,
    credential: mended(credential, claims, differs),
    action: 'update',
    cloud,
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-prose text-text-2">
        Only if this token is the one you mean to trust: this makes{' '}
        {credential.name ?? 'the credential'} take its {differs.join(' and ')}. The old value stops
        working.
      </p>
      <RecipeTabs input={input} />
    </div>
  )
}

/** The credential with the token's values in the fields that differ. */
export function mended(
  credential: Credential,
  claims: JsonObject,
  differs: readonly CredentialField[],
): Credential {
  const { claimsMatchingExpression, subject, ...rest } = credential
  const audience = Array.isArray(claims.aud) ? claims.aud[0] : claims.aud
  const keepSubject = {
    ...(subject === undefined ? {} : { subject }),
    ...(claimsMatchingExpression === undefined ? {} : { claimsMatchingExpression }),
  }
  return {
    ...rest,
    ...(differs.includes('subject') && typeof claims.sub === 'string'
      ? { subject: claims.sub }
      : keepSubject),
    ...(differs.includes('issuer') && typeof claims.iss === 'string' ? { issuer: claims.iss } : {}),
    ...(differs.includes('audience') && typeof audience === 'string'
      ? { audiences: [audience] }
      : {}),
  }
}
