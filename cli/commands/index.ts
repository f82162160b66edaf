import type { Command } from '../command'
import { checkCommand } from './check'
import { explainCommand } from './explain'
import { judgeCommand } from './judge'
import { probeCommand } from './probe'

/** Every subcommand of `fedcred`, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  explainCommand,
  judgeCommand,
  probeCommand,
]
