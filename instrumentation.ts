/** `FEDCRED_SANDBOX_PORT`, or 0 for any free port. */
function sandboxPort(): number {
  const port = Number(process.env.FEDCRED_SANDBOX_PORT ?? 0)
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : 0
}

/**
 * Runs once when the server starts. Without a configured tenant the server brings its own: the
 * sandbox, on a second localhost port.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const building = process.env.NEXT_PHASE === 'phase-production-build'
    if (building) return
    // Half-set or malformed settings stop the server here, with a sentence that says which.
    const { sandboxEnv, serverEnv } = await import('./lib/server/env')
    if (serverEnv().mode === 'live') return
    const { startSandboxHost } = await import('./lib/sandbox/host')
    const { readFilling } = await import('./lib/sandbox/filling')
    await startSandboxHost({ port: sandboxPort(), ...readFilling(sandboxEnv()) })
  }
}
