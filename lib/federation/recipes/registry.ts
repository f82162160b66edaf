import { az } from './az'
import { bicep } from './bicep'
import type { Recipe } from './model'
import { powershell } from './powershell'
import { raw } from './raw'
import { terraform } from './terraform'

/** Every recipe, in the order of the tabs. */
export const RECIPES: readonly Recipe[] = [az, powershell, terraform, bicep, raw]
