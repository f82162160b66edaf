import type { Command } from '../command'
import { checkCommand } from './check'
import { explainCommand } from './explain'

/** Every subcommand of `fedcred`, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [checkCommand, explainCommand]
