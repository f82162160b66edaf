import type { Command } from '../command'

/** Every subcommand of `fedcred`, in the order of the usage text. */
export const COMMANDS: readonly Command[] = []
