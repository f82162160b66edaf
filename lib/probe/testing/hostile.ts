import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { makeCertificate } from './certificates'
import { AUTHORITY, HOST } from './loopback'

export interface HostileServers {
  /** Speaks TLS, then what the first part of the path says. */
  readonly tls: number
  /** Takes connections and says nothing. */
  readonly stall: number
  /** Takes no connection: the system's own queue for it is full. */
  readonly deaf: number
  readonly close: () => Promise<void>
}

/** More than the system queues for a server with a backlog of one. */
const FILLERS = 6

/** Starts the server that takes no connection, and fills the queue before it. */
async function startDeaf() {
  const worker = new Worker(new URL('./deaf-server.mjs', import.meta.url))
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const fillers = Array.from({ length: FILLERS }, () => {
    const socket = connect(port, '127.0.0.1')
    return socket.on('error', () => undefined)
  })
  return {
    port,
    async close() {
      for (const socket of fillers) socket.destroy()
      await worker.terminate()
    },
  }
}

const LARGE_KEY_BITS = 65_536

/** Starts the hostile issuers of `hostile-server.mjs` in a thread of their own. */
export async function startHostile(): Promise<HostileServers> {
  const leaf = makeCertificate({
    subject: HOST,
    authority: AUTHORITY,
    until: new Date(Date.now() + 90 * 86_400_000),
  })
  const modulus = randomBytes(LARGE_KEY_BITS / 8)
  modulus[0] = 0xff
  modulus[modulus.length - 1] = 0xff
  const worker = new Worker(new URL('./hostile-server.mjs', import.meta.url), {
    workerData: {
      key: leaf.keyPem,
      cert: leaf.pem,
      host: HOST,
      largeKey: modulus.toString('base64url'),
    },
  })
  const ports = await new Promise<{ tls: number; stall: number }>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const deaf = await startDeaf()
  return {
    ...ports,
    deaf: deaf.port,
    async close() {
      await Promise.all([worker.terminate(), deaf.close()])
    },
  }
}
