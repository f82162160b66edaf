import { readFaults } from './faults'
import type { SandboxOptions } from './sandbox'
import { isSeedName, SEED_NAMES } from './seeds'

/**
 * Turns the names of a seed and of faults into options of the sandbox.
 *
 * @throws with a sentence that says which name or setting does not fit: the server must not start with
 *   another tenant than it was asked for.
 */
export function readFilling(wanted: {
  readonly seed?: string
  readonly faults: readonly string[]
}): Pick<SandboxOptions, 'seed' | 'faults'> {
  const { seed = 'default' } = wanted
  if (!isSeedName(seed)) {
    throw new Error(
      `FEDCRED_SANDBOX_SEED is "${seed}". There is no such seed; choose ${SEED_NAMES.join(', ')}.`,
    )
  }
  const faults = readFaults(wanted.faults)
  if ('problem' in faults) throw new Error(`FEDCRED_SANDBOX_FAULTS: ${faults.problem}`)
  return { seed, faults }
}
