import type { Cause } from '../model'
import type { CauseContext, CauseRule } from './contract'

export const CAUSES: readonly CauseRule[] = []

export function probableCauses(_context: CauseContext): readonly Cause[] {
  return []
}
