import { createServer } from 'node:net'

/** Loopback addresses that "localhost" may mean. A port counts as free only when both are. */
const LOOPBACKS = ['127.0.0.1', '::1']

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 cannot be busy there.
    server.once('error', (error) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    )
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

async function isFree(port) {
  for (const host of LOOPBACKS) if (!(await canListen(port, host))) return false
  return true
}

/**
 * Finds a port to listen on: the preferred one, else the next free one within 50.
 * @param {number} preferred first port to try
 * @returns {Promise<{ port: number, moved: boolean }>} `moved` when the preferred one was busy
 */
export async function findPort(preferred) {
  for (let port = preferred; port < preferred + 50 && port < 65536; port++) {
    if (await isFree(port)) return { port, moved: port !== preferred }
  }
  throw new Error(
    `No free port between ${preferred} and ${preferred + 49}. Set PORT to another range.`,
  )
}

/** Reads a port from the environment, with a sentence for values that are none. */
export function portFromEnvironment(name, fallback) {
  const text = process.env[name]
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${name} is "${text}". It must be a port number between 1 and 65535.`)
  }
  return port
}
