import { describe, expect, it } from 'vitest'
import { readSandboxCookie, sandboxTenant, writeSandboxCookie } from './sandbox-cookie'

const ID = '3b0c6f5e-5d0a-4c53-9a6e-0d4b7a1f2c33'

describe('the sandbox cookie', () => {
  it.each([{ tenantId: ID }, { tenantId: ID, seed: 'huge' }])('brings back %j', (choice) => {
    expect(readSandboxCookie(writeSandboxCookie(choice))).toEqual(choice)
    expect(sandboxTenant(writeSandboxCookie(choice))).toBe(ID)
  })

  it.each([undefined, '', 'x', `${ID}.`, `${ID}.a b`, `${ID}.UP`, `x${ID}`])(
    'is not ours: %j',
    (value) => {
      expect(readSandboxCookie(value)).toBeUndefined()
      expect(sandboxTenant(value)).toBeUndefined()
    },
  )
})
