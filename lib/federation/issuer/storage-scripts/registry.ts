import { bash } from './bash'
import { bicep } from './bicep'
import type { StorageScript } from './model'
import { powershell } from './powershell'
import { terraform } from './terraform'

/** Every way to write the plan down, in the order of the tabs. */
export const STORAGE_SCRIPTS: readonly StorageScript[] = [bash, powershell, terraform, bicep]
