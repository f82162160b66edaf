import { build } from './build.mjs'
import { serve } from './serve.mjs'

try {
  const status = await build({ whenNeeded: true })
  if (status !== 0) process.exit(status)
  const { address, child, notes } = await serve('start')
  for (const note of notes) console.log(note)
  console.log(
    process.env.FEDCRED_TENANT_ID
      ? `\n  Fedcred for tenant ${process.env.FEDCRED_TENANT_ID}:  ${address}\n`
      : `\n  Fedcred with its sandbox tenant:  ${address}\n  No account and no network needed. Ctrl+C stops it.\n`,
  )
  child.once('exit', (code) => process.exit(code ?? 0))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
