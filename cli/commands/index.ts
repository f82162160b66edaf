import type { Command } from '../command'
import { explainCommand } from './explain'

/** Every subcommand of `fedcred`, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [explainCommand]
