import { parseCommand } from '../lib/sandbox/command/options'
import { startForTools } from '../lib/sandbox/command/start'
import { describeSandbox } from '../lib/sandbox/command/text'
import { findPort } from './ports.mjs'

/**
 * Starts the sandbox for command-line tools; see `--help`. Not run as it stands: sandbox.mjs bundles
 * it with what it imports.
 */
const parsed = parseCommand(process.argv.slice(2))
if ('help' in parsed) {
  process.stdout.write(parsed.help)
} else if ('problem' in parsed) {
  console.error(parsed.problem)
  process.exitCode = 2
} else {
  await run(parsed.options).catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}

async function run({ port, ...options }) {
  const proxy = await findPort(port)
  const plain = await findPort(proxy.port + 1)
  const cloud = await findPort(plain.port + 1)
  if (proxy.moved) console.log(`Port ${port} is busy. Using ${proxy.port}.`)
  const ports = { proxy: proxy.port, plain: plain.port, cloud: cloud.port }
  const running = await startForTools({ ...options, ports })
  console.log(describeSandbox(running))
  let stopping = false
  const stop = async () => {
    // A second signal does not wait.
    if (stopping) process.exit(1)
    stopping = true
    await running.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
