import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from './next.mjs'

/**
 * One hash over the names and bytes of files and folders, tests left out, to tell whether something
 * built from them is current.
 * @param {readonly string[]} inputs paths below the root; absent ones count as nothing
 */
export function hashSources(inputs) {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0')
    }
  }
  for (const input of inputs) visit(join(ROOT, input))
  return hash.digest('hex')
}
