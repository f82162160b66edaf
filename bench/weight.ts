import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * What a page asks for before it can be used: the files of its script and style sheet tags, as gzip -9
 * bytes. Chunks that the page imports later are not in the tags, and are not counted.
 */
export interface FirstLoad {
  readonly route: string
  /** Bytes of all first-load scripts, compressed with gzip -9. */
  readonly js: number
  readonly css: number
  /** Addresses of the scripts. */
  readonly scripts: readonly string[]
}

const SCRIPT = /^<script\b[^>]*\ssrc="([^"]+)"/
const PRELOAD = /^<link\b(?=[^>]*\sas="script")[^>]*\shref="([^"]+)"/
const SHEET = /<link[^>]*\srel="stylesheet"[^>]*>/g
const HREF = /\shref="([^"]+)"/

async function gzipped(url: URL): Promise<number> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url.pathname} answered ${answer.status}.`)
  return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length
}

async function total(addresses: readonly string[], page: URL): Promise<number> {
  const sizes = await Promise.all(addresses.map((address) => gzipped(new URL(address, page))))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Addresses of the scripts that a page loads at once; preloaded ones count, those for browsers without modules do not. */
function scriptsOf(html: string): readonly string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/gi) ?? []
  const wanted = tags.flatMap((tag) => {
    if (/\snomodule\b/i.test(tag)) return []
    return SCRIPT.exec(tag)?.[1] ?? PRELOAD.exec(tag)?.[1] ?? []
  })
  return [...new Set(wanted)]
}

/**
 * The base: bytes of the scripts of the one page in every build that has no part of ours, not even the
 * root layout: Next's own page for errors outside of all layouts, as the build rendered it. It holds
 * React, the router and this app's `instrumentation-client`, so everything above it is ours.
 */
export async function measureBase(base: string, root: string): Promise<FirstLoad> {
  const html = readFileSync(join(root, '.next/server/app/_global-error.html'), 'utf8')
  const scripts = scriptsOf(html)
  return { route: '(no page)', js: await total(scripts, new URL(base)), css: 0, scripts }
}

/**
 * Measures one route of the running product. `base` is its address, `route` a path.
 */
export async function measureRoute(base: string, route: string): Promise<FirstLoad> {
  const page = new URL(route, base)
  const html = await (await fetch(page)).text()
  const scripts = scriptsOf(html)
  const sheets = [...new Set((html.match(SHEET) ?? []).map((tag) => HREF.exec(tag)?.[1] ?? ''))]
  const [js, css] = await Promise.all([total(scripts, page), total(sheets, page)])
  return { route, js, css, scripts }
}
