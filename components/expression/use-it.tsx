'use client'

import { RecipeTabs } from '@/components/recipe/recipe-tabs'
import { CodeBlock } from '@/components/ui/code-block'
import type { Cloud } from '@/lib/federation/credential/model'
import type { InventoryCredential } from '@/lib/federation/inventory/model'
import type { RecipeInput } from '@/lib/federation/recipes/model'

/** The expression as other tools take it: for a chosen credential in full, else the bare property. */
export function UseIt({
  expression,
  row,
  cloud,
}: {
  expression: string
  row: InventoryCredential | undefined
  cloud: Cloud
}) {
  const claimsMatchingExpression = { value: expression, languageVersion: 1 }
  if (!row)
    return (
      <CodeBlock
        wrap
        label="claimsMatchingExpression"
        code={JSON.stringify({ claimsMatchingExpression }, null, 2)}
      />
    )
  const { subject: _, ...credential } = row.credential
  return (
    <Recipes
      input={{
        identity: row.identity,
        credential: { ...credential, claimsMatchingExpression },
        action: 'update',
        cloud,
      }}
    />
  )
}

function Recipes({ input }: { input: RecipeInput }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-prose text-text-2">
        This changes {input.credential.name ?? 'the credential'} on {input.identity.displayName}.
        What the old expression let in and the new one does not stops working.
      </p>
      <RecipeTabs input={input} />
    </div>
  )
}
