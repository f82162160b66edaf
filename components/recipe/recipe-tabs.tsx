'use client'

import { useState } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { Tabs } from '@/components/ui/tabs'
import type { RecipeInput } from '@/lib/federation/recipes/model'
import { RECIPES } from '@/lib/federation/recipes/registry'

/** One change written down for each tool; a tool that cannot make it says why. */
export function RecipeTabs({ input }: { input: RecipeInput }) {
  const [tab, setTab] = useState<string>(RECIPES[0]?.id ?? '')
  return (
    <Tabs
      label="Ways to make this change"
      value={tab}
      onValueChange={setTab}
      items={RECIPES.map((recipe) => {
        const reason = recipe.unavailable?.(input)
        return {
          id: recipe.id,
          label: recipe.title,
          content:
            reason === undefined ? (
              <CodeBlock label={recipe.title} code={recipe.render(input)} />
            ) : (
              <p className="text-text-2">{reason}</p>
            ),
        }
      })}
    />
  )
}
