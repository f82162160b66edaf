import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCertificate } from './testing/certificates'
import { AUTHORITY, answerJson, HOST, httpsServer, Servers, tlsServer } from './testing/loopback'

const run = promisify(execFile)
const CHILD = fileURLToPath(new URL('./testing/environment-child.ts', import.meta.url))
const STRANGER = makeCertificate({ subject: 'Stranger' })
const LEAF = makeCertificate({ subject: HOST, authority: STRANGER })

const servers = new Servers()
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fedcred-environment-'))
  await writeFile(join(folder, 'stranger.pem'), STRANGER.pem)
})
afterAll(async () => {
  await servers.closeAll()
  await rm(folder, { recursive: true })
})

/** Everything that somebody could hope to loosen a probe with. */
function hostileEnvironment(): Readonly<Record<string, string>> {
  const stranger = join(folder, 'stranger.pem')
  return {
    HTTP_PROXY: 'http://127.0.0.1:1',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    http_proxy: 'http://127.0.0.1:1',
    https_proxy: 'http://127.0.0.1:1',
    ALL_PROXY: 'socks5://127.0.0.1:1',
    NO_PROXY: '*',
    NODE_USE_ENV_PROXY: '1',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_NO_WARNINGS: '1',
    NODE_EXTRA_CA_CERTS: stranger,
    SSL_CERT_FILE: stranger,
    SSL_CERT_DIR: folder,
    NODE_OPTIONS:
      '--use-openssl-ca --insecure-http-parser --tls-min-v1.0 --max-http-header-size=10000000',
    HOSTALIASES: stranger,
    LOCALDOMAIN: 'corp',
    RES_OPTIONS: 'ndots:15',
    FEDCRED_PROBE_PORTS: '8443',
    FEDCRED_PROBE_REDIRECTS: '2',
    FEDCRED_ALLOW_PRIVATE: '1',
    ALLOW_PRIVATE_ADDRESSES: 'true',
  }
}

describe('S15: an environment at start loosens nothing', () => {
  it('behaves as without it', { timeout: 60_000 }, async () => {
    const good = await servers.start(httpsServer((_, response) => answerJson(response)))
    const stranger = await servers.start(
      httpsServer((_, response) => answerJson(response), { key: LEAF.keyPem, cert: LEAF.pem }),
    )
    // A lenient parser takes both lengths.
    const malformed = await servers.start(
      tlsServer((socket) =>
        socket.end(
          'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n',
        ),
      ),
    )
    const environment = hostileEnvironment()
    expect(Object.keys(environment).length).toBeGreaterThanOrEqual(20)
    const { PATH = '', HOME = '' } = process.env
    const authority = Buffer.from(AUTHORITY.pem).toString('base64url')
    const ports = [good, stranger, malformed].map(({ port }) => String(port))
    const { stdout } = await run(
      process.execPath,
      ['--import', 'tsx', CHILD, ...ports, authority],
      { env: { PATH, HOME, NODE_ENV: 'development', ...environment } },
    )
    expect(JSON.parse(stdout)).toEqual({
      policy: [false, false, false, false],
      good: 'ok',
      stranger: 'tls-invalid',
      malformed: 'malformed-answer',
      loopback: 'refused',
    })
  })
})
