import { describe, expect, it } from 'vitest'
import { CLAIM_FAMILIES } from './claim-names'
import { describeClaim, formatEpoch } from './describe'

describe('describeClaim', () => {
  it.each([
    ['iss', undefined, 'RFC 7519'],
    ['exp', 'https://gitlab.com', 'RFC 7519'],
    ['environment', 'https://token.actions.githubusercontent.com', 'GitHub Actions'],
    ['environment', 'https://oidc.vercel.com/acme', 'Vercel'],
    ['environment', 'https://gitlab.example.com', 'GitLab CI/CD'],
    ['run_id', 'https://vstoken.dev.azure.com/x', 'Azure DevOps'],
    ['kubernetes.io', undefined, 'Kubernetes'],
    ['xms_mirid', undefined, 'Microsoft Entra ID'],
    ['terraform_run_phase', undefined, 'HCP Terraform'],
  ])('%s of %s is described by %s', (name, issuer, definedBy) => {
    expect(describeClaim(name, issuer)?.definedBy).toBe(definedBy)
  })

  it('marks times and knows nothing of unknown or inherited names', () => {
    expect(describeClaim('exp')?.format).toBe('epoch')
    expect(describeClaim('sub')).not.toHaveProperty('format')
    for (const name of ['nothing', '__proto__', 'constructor', 'toString', '']) {
      expect(describeClaim(name)).toBeUndefined()
    }
  })

  it('has a source and a sentence for every claim, each once a family', () => {
    for (const { definedBy, source, rows } of CLAIM_FAMILIES) {
      expect(source, definedBy).toMatch(/^https:\/\//)
      expect(new Set(rows.map(([name]) => name)).size, definedBy).toBe(rows.length)
      for (const [name, text] of rows) expect(text, name).toMatch(/^.{3,120}\.$/)
    }
  })
})

describe('formatEpoch', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [1_772_366_400, '2026-03-01T12:00:00Z'],
    [1_772_366_400.9, '2026-03-01T12:00:00Z'],
    [-1, '1969-12-31T23:59:59Z'],
    [8.64e12, '+275760-09-13T00:00:00Z'],
    [8.65e12, '8650000000000'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%s is %s', (seconds, text) => {
    expect(formatEpoch(seconds)).toBe(text)
  })
})
