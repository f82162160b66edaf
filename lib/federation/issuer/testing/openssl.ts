import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** True where an openssl program answers. Tests that need it say loudly when they are skipped. */
export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0

if (!HAS_OPENSSL) {
  process.stderr.write(
    '\n*** openssl is not here: tests of key files against it are SKIPPED ***\n\n',
  )
}

/** A folder of its own for key files; removed by `end`. */
export class OpensslFolder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'fedcred-keys-'))

  /** Runs openssl in the folder; answers whether it succeeded. Arguments are split at spaces. */
  run(command: string): boolean {
    return spawnSync('openssl', command.split(' '), { cwd: this.#folder }).status === 0
  }

  /** Runs it, throws with its words when it fails. */
  must(command: string): void {
    const { status, stderr } = spawnSync('openssl', command.split(' '), { cwd: this.#folder })
    if (status !== 0) throw new Error(`openssl ${command}: ${stderr}`)
  }

  /** Runs it and answers what it printed. */
  output(command: string): string {
    return spawnSync('openssl', command.split(' '), { cwd: this.#folder, encoding: 'utf8' }).stdout
  }

  write(name: string, bytes: Uint8Array): void {
    writeFileSync(join(this.#folder, name), bytes)
  }

  read(name: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(readFileSync(join(this.#folder, name)))
  }

  text(name: string): string {
    return readFileSync(join(this.#folder, name), 'utf8')
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
