import { createSocket } from 'node:dgram'
import { afterEach, describe, expect, it } from 'vitest'
import { type NameStatus, type ResolveName, systemResolver } from './resolver'

/** What the name server says to one question; `undefined`: nothing. */
interface Reply {
  readonly code?: number
  readonly records?: readonly { readonly type: number; readonly data: Buffer }[]
}

const A = 1
const CNAME = 5
const AAAA = 28
const NXDOMAIN = 3
const SERVFAIL = 2

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

function nameBytes(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]))
  return Buffer.concat([...labels, Buffer.of(0)])
}

const v4 = (text: string) => ({ type: A, data: Buffer.from(text.split('.').map(Number)) })
const alias = (name: string) => ({ type: CNAME, data: nameBytes(name) })

/** A name server on loopback that speaks just enough of RFC 1035. */
async function nameServer(
  answer: (name: string, type: number) => Reply | undefined,
  queryMs = 2_000,
): Promise<{ readonly resolve: ResolveName; readonly questions: () => number }> {
  const socket = createSocket('udp4')
  let questions = 0
  socket.on('message', (query, from) => {
    questions++
    const labels: string[] = []
    let at = 12
    for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
      labels.push(query.subarray(at + 1, at + 1 + length).toString())
      at += length + 1
    }
    const question = query.subarray(12, at + 5)
    const reply = answer(labels.join('.').toLowerCase(), query.readUInt16BE(at + 1))
    if (!reply) return
    const { code = 0, records = [] } = reply
    const head = Buffer.from(query.subarray(0, 12))
    head.writeUInt16BE(0x8180 | code, 2)
    head.writeUInt16BE(records.length, 6)
    head.writeUInt32BE(0, 8)
    const answers = records.map(({ type, data }) => {
      const fixed = Buffer.alloc(12)
      fixed.writeUInt16BE(0xc00c, 0)
      fixed.writeUInt16BE(type, 2)
      fixed.writeUInt16BE(1, 4)
      fixed.writeUInt32BE(60, 6)
      fixed.writeUInt16BE(data.length, 10)
      return Buffer.concat([fixed, data])
    })
    socket.send(Buffer.concat([head, question, ...answers]), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  closers.push(() => socket.close())
  const servers = [`127.0.0.1:${socket.address().port}`]
  return {
    resolve: systemResolver({ servers, queryMs, totalMs: 4_000 }),
    questions: () => questions,
  }
}

const ask = (resolve: ResolveName, name = 'oidc.contoso.com') =>
  resolve(name, new AbortController().signal)

describe('systemResolver', () => {
  it('returns the addresses of both families', async () => {
    const { resolve } = await nameServer((_, type) => {
      if (type === A) return { records: [v4('20.1.2.3'), v4('20.1.2.4')] }
      if (type === AAAA) {
        return {
          records: [{ type: AAAA, data: Buffer.from('2a001450000000000000000000000001', 'hex') }],
        }
      }
      return {}
    })
    expect(await ask(resolve)).toEqual({
      ok: true,
      addresses: ['20.1.2.3', '20.1.2.4', '2a00:1450::1'],
    })
  })

  it.each<[status: NameStatus, reply: () => Reply | undefined]>([
    ['nxdomain', () => ({ code: NXDOMAIN })],
    ['nodata', () => ({})],
    ['servfail', () => ({ code: SERVFAIL })],
    ['timeout', () => undefined],
  ])('keeps %s apart', async (status, reply) => {
    const { resolve } = await nameServer(reply, status === 'timeout' ? 100 : 2_000)
    expect(await ask(resolve)).toEqual({ ok: false, status })
  })

  it('does not take a name for missing when one of two questions failed', async () => {
    const { resolve } = await nameServer((_, type) =>
      type === A ? { code: NXDOMAIN } : { code: SERVFAIL },
    )
    expect(await ask(resolve)).toEqual({ ok: false, status: 'servfail' })
  })

  it('refuses more than eight aliases', async () => {
    const chain = (length: number) => (name: string, type: number) => {
      const at = Number(/^a(\d+)\./.exec(name)?.[1] ?? 0)
      if (type === CNAME) return at < length ? { records: [alias(`a${at + 1}.contoso.com`)] } : {}
      return type === A ? { records: [v4('20.1.2.3')] } : {}
    }
    expect(await ask((await nameServer(chain(8))).resolve)).toMatchObject({ ok: true })
    const long = await nameServer(chain(1_000))
    expect(await ask(long.resolve)).toEqual({ ok: false, status: 'too-many-answers' })
    expect(long.questions()).toBeLessThan(15)
  })

  it('tells the aliases of a name that leads nowhere', async () => {
    const targets: Readonly<Record<string, string>> = {
      'oidc.contoso.com': 'oidc.contoso.net',
      'oidc.contoso.net': 'contoso-oidc.azurewebsites.net',
    }
    const { resolve } = await nameServer((name, type) => {
      const target = targets[name]
      if (target === undefined) return { code: NXDOMAIN }
      const records = [alias(target)]
      return type === CNAME ? { records } : { code: NXDOMAIN, records }
    })
    expect(await ask(resolve)).toEqual({
      ok: false,
      status: 'nxdomain',
      aliases: ['oidc.contoso.net', 'contoso-oidc.azurewebsites.net'],
    })
  })

  it('ends with the probe', async () => {
    const { resolve } = await nameServer(() => undefined)
    const abort = new AbortController()
    const answer = resolve('oidc.contoso.com', abort.signal)
    abort.abort()
    expect(await answer).toEqual({ ok: false, status: 'timeout' })
  })
})
