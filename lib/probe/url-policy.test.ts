import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FETCH_RULES } from '@/lib/federation/issuer/fetch-policy'
import { guardedInternet } from './guarded-fetch'
import { probeIssuer } from './probe'
import { PUBLIC_ISSUERS, refusedSpellings, v4Spellings } from './testing/spellings'
import { judgeProbeUrl } from './url-policy'

describe('judgeProbeUrl', () => {
  it('S1: refuses every internal or malformed spelling, and asks no name server', async () => {
    const spellings = refusedSpellings()
    expect(new Set(spellings).size).toBeGreaterThanOrEqual(500)
    expect(spellings.filter((spelling) => judgeProbeUrl(spelling).allowed)).toEqual([])
    let queries = 0
    const internet = guardedInternet({
      resolve: async () => {
        queries++
        return { ok: false, status: 'nxdomain' }
      },
    })
    for (const spelling of spellings) {
      expect((await probeIssuer(spelling, internet)).state).toBe('refused')
      const signal = new AbortController().signal
      expect(await internet.get(spelling, { maxBytes: 1, signal })).toMatchObject({ ok: false })
    }
    expect(queries).toBe(0)
  })

  it('S2: refuses no real public issuer', () => {
    expect(PUBLIC_ISSUERS.length).toBeGreaterThanOrEqual(40)
    for (const issuer of PUBLIC_ISSUERS) {
      expect(judgeProbeUrl(issuer), issuer).toMatchObject({ allowed: true })
    }
  })

  it('S7: allows no fuzzed spelling of an internal address', () => {
    const targets = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.255.1',
      '192.168.1.1',
      '169.254.169.254',
      '168.63.129.16',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '192.0.2.1',
      '198.18.0.1',
      '198.51.100.7',
      '203.0.113.9',
      '192.88.99.1',
      '240.0.0.1',
      '100.100.100.200',
      '192.0.0.192',
      '172.16.0.1',
      '127.8.8.8',
    ]
    const names = [
      'localhost',
      'metadata.google.internal',
      'kubernetes.default.svc',
      'vault.corp',
      'nas.lan',
      'x.local',
      'a.home.arpa',
      'db.intranet',
      'h.internal.cloudapp.net',
      'y.test',
    ]
    const allowed: string[] = []
    let seed = 42
    const random = (limit: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 8) % limit
    }
    const pick = <T>(list: readonly T[]): T | undefined => list[random(list.length)]
    const mutate = (text: string): string => {
      const at = random(text.length)
      const char = text.charAt(at)
      const changes = [
        char.toUpperCase(),
        `%${char.charCodeAt(0).toString(16)}`,
        /[0-9a-z]/i.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char,
        char === '.' ? '\u3002' : char,
        char === '.' ? '\uff0e' : char,
        /\d/.test(char) ? `0${char}` : char,
        `${char}\u200b`,
        `${char}\u00ad`,
      ]
      return `${text.slice(0, at)}${pick(changes)}${text.slice(at + 1)}`
    }
    const wraps = [
      (host: string) => host,
      (host: string) => `user@${host}`,
      (host: string) => `oidc.contoso.com\\@${host}`,
      (host: string) => `oidc.contoso.com#@${host}`,
      (host: string) => `${host}:443`,
      (host: string) => `[::ffff:${host}]`,
      (host: string) => `${host}.`,
    ]
    for (let round = 0; round < 50_000; round++) {
      let host = round % 2 ? (pick(names) ?? '') : (pick(v4Spellings(pick(targets) ?? '')) ?? '')
      for (let change = random(4); change > 0; change--) host = mutate(host)
      const text = `https://${pick(wraps)?.(host)}/x`
      if (judgeProbeUrl(text).allowed) allowed.push(text)
    }
    expect(allowed).toEqual([])
  })

  const folder = process.env.FEDCRED_SSRF_LISTS
  const without = ' (SKIPPED: set FEDCRED_SSRF_LISTS to a folder of attack lists)'
  it.skipIf(folder === undefined)(
    `S8: allows nothing of published attack lists${folder === undefined ? without : ''}`,
    () => {
      const lines = readdirSync(folder ?? '', { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n'))
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
      expect(lines.length).toBeGreaterThanOrEqual(250)
      expect(lines.filter((line) => judgeProbeUrl(line).allowed)).toEqual([])
      expect(lines.filter((line) => judgeProbeUrl(`https://${line}/`).allowed)).toEqual([])
    },
  )

  it('has a rule for each reason, with unique stable ids', () => {
    const ids = FETCH_RULES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, title } of FETCH_RULES) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(title.length).toBeGreaterThan(5)
    }
    const seen = new Set(
      refusedSpellings().map((spelling) => {
        const verdict = judgeProbeUrl(spelling)
        return verdict.allowed ? '' : verdict.reason
      }),
    )
    expect(ids.filter((id) => !seen.has(id))).toEqual([])
  })

  it.each([
    ['', 'empty'],
    [`https://contoso.com/${'a'.repeat(600)}`, 'too-long'],
    ['http://oidc.contoso.com', 'not-https'],
    ['https://oidc.contoso.com ', 'control-or-space'],
    ['https://oidc.contoso.com\\@127.0.0.1/', 'backslash'],
    ['https://oidc.contoso.com/?a', 'query-or-fragment'],
    ['https://a@oidc.contoso.com/', 'user-information'],
    ['https://%6fidc.contoso.com/', 'percent-in-host'],
    ['https:///x', 'no-host'],
    ['https://127.1/', 'address-literal'],
    ['https://[::1]/', 'address-literal'],
    ['https://8.8.8.8/', 'address-literal'],
    ['https://oidc.contoso.com:8443/', 'port'],
    ['https://oidc.contoso.com:/', 'port'],
    ['https://１２７.0.0.1.com/', 'disguised-name'],
    ['https://oidc_.contoso.com/', 'malformed-name'],
    ['https://metadata.google.internal/', 'special-name'],
    ['https://contoso/', 'single-label'],
    ['https://oidc.contoso.notatld/', 'not-public-suffix'],
    ['https://127.0.0.1.nip.io/', 'address-in-name'],
    ['https://oidc.contoso.com/%0d%0a', 'path-escape'],
    ['https://oidc.contoso.com/a/../b', 'dot-segment'],
  ])('%s: %s', (url, reason) => {
    expect(judgeProbeUrl(url)).toEqual({ allowed: false, reason })
  })

  it('adds only listed ports, and at most four', () => {
    const url = 'https://oidc.contoso.com:8443/'
    expect(judgeProbeUrl(url, { extraPorts: [8443] }).allowed).toBe(true)
    expect(judgeProbeUrl('https://oidc.contoso.com:22/', { extraPorts: [22] }).allowed).toBe(false)
    expect(judgeProbeUrl('https://oidc.contoso.com:443/').allowed).toBe(true)
  })

  it('passes example names only where asked to', () => {
    expect(judgeProbeUrl('https://sso.fabrikam.example/').allowed).toBe(false)
    expect(judgeProbeUrl('https://sso.fabrikam.example/', { exampleNames: true }).allowed).toBe(
      true,
    )
    expect(judgeProbeUrl('https://sso.fabrikam.test/', { exampleNames: true }).allowed).toBe(false)
  })

  it('returns the parsed address', () => {
    const verdict = judgeProbeUrl('https://OIDC.contoso.com/A/b/')
    expect(verdict.allowed && verdict.url.href).toBe('https://oidc.contoso.com/A/b/')
  })
})
