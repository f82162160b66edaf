import { describe, expect, it } from 'vitest'
import { kindFromSlug, routes } from './routes'

describe('routes', () => {
  it('builds plain addresses', () => {
    expect(routes.overview()).toBe('/')
    expect(routes.credentials()).toBe('/credentials')
    expect(routes.check()).toBe('/check')
    expect(routes.expressions()).toBe('/expressions')
    expect(routes.helpErrors()).toBe('/help/errors')
    expect(routes.helpError(700213)).toBe('/help/errors/700213')
  })

  it('puts the kind and the id of an identity into the path', () => {
    expect(routes.identity('managedIdentity', 'a/b', { tab: 'about' })).toBe(
      '/identities/uami/a%2Fb?tab=about',
    )
    expect(routes.identity('application', '1')).toBe('/identities/app/1')
    expect(routes.identity('agentBlueprint', '1')).toBe('/identities/blueprint/1')
  })

  it('encodes queries and leaves empty values out', () => {
    expect(routes.credentials({ q: 'repo:a/b&c', c: '', kind: [] })).toBe(
      '/credentials?q=repo%3Aa%2Fb%26c',
    )
  })

  it('carries an expression', () => {
    expect(routes.expressions({ expression: "claims['sub'] eq 'x'" })).toBe(
      "/expressions?expression=claims%5B'sub'%5D%20eq%20'x'",
    )
  })

  it('joins lists by commas and keeps commas of values apart', () => {
    expect(routes.credentials({ aud: ['x,y', 'z'] })).toBe('/credentials?aud=x%252Cy%2Cz')
  })

  it('encodes an issuer key', () => {
    expect(routes.issuer('https://a.example/x')).toBe('/issuers/https%3A%2F%2Fa.example%2Fx')
  })
})

describe('kindFromSlug', () => {
  it('reads the three kinds and nothing else', () => {
    expect(kindFromSlug('app')).toBe('application')
    expect(kindFromSlug('uami')).toBe('managedIdentity')
    expect(kindFromSlug('blueprint')).toBe('agentBlueprint')
    expect(kindFromSlug('application')).toBeUndefined()
  })
})
