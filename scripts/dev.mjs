import { serve } from './serve.mjs'

try {
  const { address, child, notes } = await serve('dev')
  for (const note of notes) console.log(note)
  console.log(`\n  Fedcred in development:  ${address}\n`)
  child.once('exit', (code) => process.exit(code ?? 0))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
