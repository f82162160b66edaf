import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SANDBOX } from './budgets'
import { memory, start, stop } from './sandbox-process'

const limited = SANDBOX.filter(({ resident }) => resident !== undefined)

describe.skipIf(memory(process.pid) === undefined)('the sandbox for command-line tools', () => {
  it.each(limited)('stays within its memory with $seed', { timeout: 60_000 }, async (budget) => {
    const folder = mkdtempSync(join(tmpdir(), 'fedcred-memory-'))
    const { child } = await start(budget.seed, folder)
    try {
      expect(memory(child.pid)?.now).toBeGreaterThan(20_000_000)
      expect(memory(child.pid)?.now).toBeLessThanOrEqual(budget.resident ?? 0)
    } finally {
      await stop(child)
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
