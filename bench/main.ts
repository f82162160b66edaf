import { firstLoad } from './first-load'
import { large } from './large'
import { paint } from './paint'
import { sandbox } from './sandbox'
import { verdict } from './verdict'

/** One benchmark a name. Each prints its figures and its budget, and returns the exit status. */
const BENCHES: Readonly<Record<string, () => Promise<number>>> = {
  verdict,
  'first-load': firstLoad,
  large,
  paint,
  sandbox,
}

const [name] = process.argv.slice(2)
const bench = name === undefined ? undefined : BENCHES[name]
if (bench) {
  process.exitCode = await bench()
} else {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
  process.exitCode = 2
}
