import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Credential, Identity } from '../credential/model'
import type { RecipeInput } from './model'
import { quoteBicep, quotePowerShell, quoteShell, quoteTerraform } from './quote'
import { RECIPES } from './registry'

const application: Identity = {
  kind: 'application',
  id: '11111111-1111-1111-1111-111111111111',
  clientId: '22222222-2222-2222-2222-222222222222',
  displayName: 'Shop deploy',
}
const managed: Identity = {
  kind: 'managedIdentity',
  id: '33333333-3333-3333-3333-333333333333',
  clientId: '44444444-4444-4444-4444-444444444444',
  displayName: 'id-shop',
  azure: {
    resourceId:
      '/subscriptions/55555555-5555-5555-5555-555555555555/resourcegroups/rg-shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-shop',
    subscriptionId: '55555555-5555-5555-5555-555555555555',
    resourceGroup: 'rg-shop',
  },
}
const classic: Credential = {
  name: 'gh-main',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: "repo:o'brien/shop:ref:refs/heads/main",
  audiences: ['api://AzureADTokenExchange'],
}
const flexible: Credential = {
  name: 'gh-any',
  issuer: 'https://token.actions.githubusercontent.com',
  claimsMatchingExpression: { value: "claims['sub'] matches 'repo:contoso/*'", languageVersion: 1 },
  audiences: ['api://AzureADTokenExchange'],
}
const input = (
  identity: Identity,
  credential: Credential,
  action: 'create' | 'update',
): RecipeInput => ({
  identity,
  credential,
  action,
  cloud: 'public',
})
const recipe = (id: string) => {
  const found = RECIPES.find((entry) => entry.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('the registry', () => {
  it('has one file an id', () => {
    const files = readdirSync(import.meta.dirname).map((file) => file.replace(/\.ts$/, ''))
    for (const { id, source } of RECIPES) {
      expect(files).toContain(id)
      expect(source).toMatch(/^https:\/\//)
    }
  })
})

describe('az', () => {
  it('updates an application credential', () => {
    expect(recipe('az').render(input(application, classic, 'update'))).toBe(
      `az ad app federated-credential update \\
  --id 22222222-2222-2222-2222-222222222222 \\
  --federated-credential-id gh-main \\
  --parameters '{
  "issuer": "https://token.actions.githubusercontent.com",
  "subject": "repo:o'\\''brien/shop:ref:refs/heads/main",
  "audiences": [
    "api://AzureADTokenExchange"
  ]
}'`,
    )
  })

  it('creates a managed identity credential', () => {
    const text = recipe('az').render(input(managed, classic, 'create'))
    expect(text).toContain('az identity federated-credential create')
    expect(text).toContain('--identity-name id-shop')
    expect(text).toContain("--subject 'repo:o'\\''brien/shop:ref:refs/heads/main'")
  })

  it('goes through beta Graph for an expression', () => {
    const text = recipe('az').render(input(application, flexible, 'create'))
    expect(text).toContain('az rest --method post')
    expect(text).toContain(
      '/beta/applications/11111111-1111-1111-1111-111111111111/federatedIdentityCredentials',
    )
    expect(text).not.toContain('"subject"')
  })
})

describe('raw', () => {
  it('addresses a credential by its name', () => {
    expect(
      recipe('raw')
        .render(input(application, classic, 'update'))
        .split('\n')[0],
    ).toBe(
      "PATCH https://graph.microsoft.com/v1.0/applications/11111111-1111-1111-1111-111111111111/federatedIdentityCredentials(name='gh-main')",
    )
  })

  it('puts to ARM, with the preview version for an expression', () => {
    expect(recipe('raw').render(input(managed, classic, 'update'))).toContain(
      'federatedIdentityCredentials/gh-main?api-version=2024-11-30',
    )
    expect(recipe('raw').render(input(managed, flexible, 'create'))).toContain(
      'api-version=2025-01-31-preview',
    )
  })

  it('uses the type cast and beta for a blueprint', () => {
    const first = recipe('raw')
      .render(input({ ...application, kind: 'agentBlueprint' }, classic, 'create'))
      .split('\n')[0]
    expect(first).toBe(
      'POST https://graph.microsoft.com/beta/applications/11111111-1111-1111-1111-111111111111/microsoft.graph.agentIdentityBlueprint/federatedIdentityCredentials',
    )
  })
})

describe('terraform and bicep', () => {
  it('says when there is no resource', () => {
    expect(recipe('terraform').unavailable?.(input(managed, flexible, 'create'))).toContain(
      'azurerm',
    )
    expect(recipe('bicep').unavailable?.(input(application, flexible, 'create'))).toContain('Bicep')
    expect(
      recipe('terraform').unavailable?.(input(application, flexible, 'create')),
    ).toBeUndefined()
  })

  it('writes the flexible resource', () => {
    expect(recipe('terraform').render(input(application, flexible, 'create'))).toContain(
      'resource "azuread_application_flexible_federated_identity_credential" "gh_any" {',
    )
  })
})

describe('quoting', () => {
  it('survives a real shell whatever the value is', () => {
    const values = fc.sample(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), {
      numRuns: 100,
      seed: 7,
    })
    const hostile = [
      ...values,
      "'; rm -rf / #",
      '$(id)',
      '`id`',
      '\\',
      '!!',
      '\n',
      '"',
      '${HOME}',
      '-n',
      '',
    ]
    const script = hostile.map((value) => `printf '%s\\0' ${quoteShell(value)}`).join('\n')
    const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout.split('\0').slice(0, -1)).toEqual(hostile)
  })

  it('leaves no way out of a literal', () => {
    expect(quotePowerShell("a'b\u2019c")).toBe("'a''b\u2019\u2019c'")
    expect(quoteTerraform('a"${b}%{c}\\')).toBe('"a\\"$${b}%%{c}\\\\"')
    expect(quoteBicep("a'${b}\\")).toBe("'a\\'\\${b}\\\\'")
  })
})
