import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type CloudDoor, openCloudDoor } from '../cloud-door'
import type { ActiveFault } from '../faults/model'
import { openHttpDoor } from '../http-door'
import { createSandbox, type Sandbox } from '../sandbox'
import type { SeedName } from '../seeds'
import { createAuthority } from '../tls/certificate'
import { openTlsDoor } from '../tls-door'

export interface StartOptions {
  readonly seed: SeedName
  readonly faults?: readonly ActiveFault[]
  readonly tenantId: string
  readonly folder?: string
  /** 0, the default, takes any free port. */
  readonly ports?: { readonly proxy: number; readonly plain: number; readonly cloud: number }
}

/** The sandbox with all its doors open. */
export interface RunningSandbox {
  readonly tenantId: string
  readonly seed: SeedName
  /** Faults that are on from the start. */
  readonly faults: readonly ActiveFault[]
  readonly sandbox: Sandbox
  /** Value of `HTTPS_PROXY`. */
  readonly proxy: string
  /** `http://localhost:{port}` of the plain door. */
  readonly plain: string
  /** `https://localhost:{port}` of the custom cloud. */
  readonly cloud: string
  /** Everything that was written: `ca.pem`, `cloud.json` and az's own settings. */
  readonly folder: string
  readonly authorityFile: string
  readonly cloudFile: string
  /** A fresh `AZURE_CONFIG_DIR`: az must not mix the sandbox with a real account. */
  readonly azureConfigFolder: string
  close(): Promise<void>
}

/** Writes what clients need. The key of the authority stays in memory. */
async function writeFolder(wanted: string | undefined, certificate: string, cloud: CloudDoor) {
  const folder =
    wanted === undefined
      ? await mkdtemp(join(tmpdir(), 'fedcred-sandbox-'))
      : resolve(process.cwd(), wanted)
  const azureConfigFolder = join(folder, 'az')
  // az keeps the tokens it was given in there; a cloud of its own must not mix with the proxy's.
  for (const one of [azureConfigFolder, `${azureConfigFolder}-cloud`]) {
    await mkdir(one, { recursive: true })
    await chmod(one, 0o700)
  }
  const authorityFile = join(folder, 'ca.pem')
  const cloudFile = join(folder, 'cloud.json')
  await writeFile(authorityFile, certificate, { mode: 0o644 })
  await writeFile(cloudFile, `${JSON.stringify(cloud.config, null, 2)}\n`, { mode: 0o644 })
  return { folder, azureConfigFolder, authorityFile, cloudFile }
}

/**
 * Starts the sandbox for tools: the CONNECT proxy, the plain door and the custom cloud.
 *
 * @throws when a wanted port is taken or the folder cannot be written; nothing stays open then.
 */
export async function startForTools(options: StartOptions): Promise<RunningSandbox> {
  const { tenantId, seed, ports, faults = [] } = options
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step()
  }
  try {
    const sandbox = createSandbox({ seed, faults })
    closers.push(sandbox.close)
    sandbox.ensureTenant(tenantId)
    const authority = createAuthority(new Date())
    const proxy = await openTlsDoor(sandbox, { port: ports?.proxy ?? 0, authority })
    closers.push(proxy.close)
    const plain = await openHttpDoor(sandbox, { port: ports?.plain ?? 0 })
    closers.push(plain.close)
    const cloud = await openCloudDoor(sandbox, {
      tenantId,
      authority,
      port: ports?.cloud ?? 0,
    })
    closers.push(cloud.close)
    const files = await writeFolder(options.folder, authority.certificate, cloud)
    return {
      tenantId,
      seed,
      faults,
      sandbox,
      proxy: proxy.proxy,
      plain: plain.origin,
      cloud: cloud.origin,
      ...files,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
