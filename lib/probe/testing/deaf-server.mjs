/**
 * A server whose thread sleeps once it listens: the system keeps two connections for it and answers no
 * more. Posts its port.
 */
import { createServer } from 'node:net'
import { parentPort } from 'node:worker_threads'

/** Long enough for the port to be told before the thread sleeps, in milliseconds. */
const TOLD_MS = 50

const server = createServer()
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  parentPort.postMessage(server.address().port)
  setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), TOLD_MS)
})
