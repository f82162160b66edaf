import { expect, it } from 'vitest'
import { startSandboxHost } from '../sandbox/host'
import { sandboxHost } from './sandbox-host'

it('finds the sandbox that the process started', async () => {
  expect(sandboxHost()).toBeUndefined()
  const host = await startSandboxHost({ port: 0 })
  try {
    expect(sandboxHost()).toBe(host)
  } finally {
    await host.close()
  }
  expect(sandboxHost()).toBeUndefined()
})
