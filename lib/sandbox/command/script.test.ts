import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../testing/tools'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const COMMAND = ['--max-semi-space-size=4', join(ROOT, 'scripts/sandbox.mjs')]

/** Collects what the child writes until it has said the last line. */
function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += String(chunk)
      if (output.includes('Ctrl+C stops everything.')) resolve(output)
    })
    child.stderr?.on('data', (chunk) => {
      output += String(chunk)
    })
    child.once('exit', () => reject(new Error(`The command ended early:\n${output}`)))
  })
}

describe('npm run sandbox', { timeout: 60_000 }, () => {
  it('moves on from a busy port, answers, and ends with everything it started', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const folder = await mkdtemp(join(tmpdir(), 'fedcred-script-'))
    const args = [...COMMAND, '--port', String(port), '--dir', folder]
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    try {
      const output = await ready(child)
      expect(output).toMatch(new RegExp(`^Port ${port} is busy\\. Using \\d+\\.`))
      const plain = /plain http\s+(http:\/\/localhost:\d+)/.exec(output)?.[1] ?? ''
      const blob = `${plain}/contosokindoidc.blob.core.windows.net/oidc/openid/v1/jwks`
      // Starts the blob store, which the end must take along.
      expect((await fetch(blob)).status).toBe(200)
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      await expect(fetch(plain)).rejects.toThrow()
    } finally {
      child.kill('SIGKILL')
      other.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('helps, and says what is wrong with an option', async () => {
    const help = await runProgram(process.execPath, [...COMMAND, '--help'], {})
    expect(help).toMatchObject({ status: 0, err: '' })
    expect(help.out).toContain('default | empty | reader | throttled | huge')
    const wrong = await runProgram(process.execPath, [...COMMAND, '--seed', 'hugo'], {})
    expect(wrong).toMatchObject({ status: 2, out: '' })
    expect(wrong.err).toContain('There is no seed "hugo".')
  })
})
