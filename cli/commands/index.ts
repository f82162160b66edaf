import type { Command } from '../command'
import { check } from './check'
import { explain } from './explain'
import { judge } from './judge'
import { probe } from './probe'

/** Every subcommand of `fedcred`, in the order of the usage text. */
export const COMMANDS: readonly Command[] = [check, explain, judge, probe]
