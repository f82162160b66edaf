import { z } from 'zod'
import { type IssuerFile, storageIssuer } from '@/lib/federation/issuer/keys/documents'
import type { Evidence, Problem } from '@/lib/federation/result'
import type { SendMessage } from '@/lib/probe/messenger'
import type { Published } from '@/lib/transport/publish-client'
import {
  answer,
  callerOf,
  NOT_SIGNED_IN,
  NOT_STARTED,
  problem,
  readJson,
  tooMany,
} from './api-call'
import { TOO_MANY_REQUESTS } from './api-limits'
import { refusedDocuments } from './publish-documents'
import type { RelayParts } from './route-parts'
import { readSas } from './sas'
import { storageProblem } from './storage-problems'

/** Both texts at their largest, with room for what JSON escapes. */
const BODY_BYTES_MAX = 512 * 1024
const ANSWER_BYTES_MAX = 64 * 1024
/** Both uploads. */
const LIMIT_MS = 30_000

const Body = z.strictObject({
  /** Source of both: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
  account: z.string().regex(/^[a-z0-9]{3,24}$/),
  container: z
    .string()
    .min(3)
    .max(63)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  sas: z.string().min(1).max(2_000),
  files: z
    .array(
      z.strictObject({
        path: z.enum(['.well-known/openid-configuration', 'openid/v1/jwks']),
        text: z.string(),
      }),
    )
    .length(2),
})
const SHAPE =
  'One JSON object with account (3 to 24 lower-case letters and digits), container (3 to 63 lower-case letters, digits and single hyphens), sas and files: the two documents of an issuer, each with path and text.'

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'application/json',
  'User-Agent': 'fedcred-publish/0.1',
  'x-ms-version': '2021-12-02',
  'x-ms-blob-type': 'BlockBlob',
  'x-ms-blob-content-type': 'application/json',
  // Entra keeps documents for a time that is not documented and cannot be shortened from here. A minute
  // keeps every cache on the way from adding much to it when a key is replaced in a hurry.
  'x-ms-blob-cache-control': 'max-age=60',
}

/**
 * `POST {account, container, sas, files}`: uploads the two documents of an issuer to a blob container, the
 * key set first, so that nobody meets a document that names keys which are not there. Sends `PUT` to the
 * account's host in the configured cloud and nowhere else, after SAS and documents were validated. The
 * SAS is held for this request only.
 */
export async function handlePublish(request: Request, parts: RelayParts): Promise<Response> {
  const { env, limits, log, now } = parts
  const started = now()
  const caller = await callerOf(request, parts)
  if (!caller) return problem(401, NOT_SIGNED_IN)
  const admitted = limits.admit(`${caller.tenantId} ${caller.objectId}`, started.getTime())
  if (!admitted.ok) return tooMany(admitted.retryAfterSeconds, TOO_MANY_REQUESTS)
  const body = await readJson(request, Body, { bytesMax: BODY_BYTES_MAX, shape: SHAPE })
  if (!body.ok) return problem(body.status, body.problem)
  const { account, container, files } = body.value
  const issuer = storageIssuer(account, container, env.mode === 'live' ? env.cloud : 'public')
  const host = new URL(issuer).hostname
  const note = (outcome: string, more: { reason?: string; status?: number } = {}) =>
    log({
      event: 'publish',
      outcome,
      host,
      tenantId: caller.tenantId,
      objectId: caller.objectId,
      ...more,
      ms: now().getTime() - started.getTime(),
    })
  const refuse = (why: Problem) => {
    note('refused', { reason: why.code })
    return problem(400, why)
  }
  const sas = readSas(body.value.sas, started)
  if (!sas.ok) return refuse(sas.problem)
  const refused = await refusedDocuments(issuer, files)
  if (refused) return refuse(refused)
  const send = parts.messenger()
  if (!send) return problem(503, NOT_STARTED)
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(LIMIT_MS)])
  const uploaded = await upload(send, { issuer, files, query: sas.query, signal })
  if ('problem' in uploaded) {
    const { code, status, retryAfter } = uploaded.problem
    note('failed', { reason: code, ...(status !== undefined && { status }) })
    const failed = problem(retryAfter === undefined ? 502 : 503, uploaded.problem)
    if (retryAfter !== undefined) failed.headers.set('Retry-After', String(retryAfter))
    return failed
  }
  note('published', { status: 201 })
  return answer(200, uploaded)
}

interface Upload {
  readonly issuer: string
  readonly files: readonly IssuerFile[]
  readonly query: URLSearchParams
  readonly signal: AbortSignal
}

/** In this order: a reader that meets the new document must find its keys. */
const ORDER: readonly IssuerFile['path'][] = ['openid/v1/jwks', '.well-known/openid-configuration']

async function upload(
  send: SendMessage,
  { issuer, files, query, signal }: Upload,
): Promise<Published | { readonly problem: Problem }> {
  const done: { path: string; url: string; status: number }[] = []
  for (const path of ORDER) {
    const address = `${issuer}/${path}`
    const url = new URL(address)
    url.search = query.toString()
    const sent = await send({
      url,
      method: 'PUT',
      headers: HEADERS,
      body: files.find((file) => file.path === path)?.text ?? '',
      maxBytes: ANSWER_BYTES_MAX,
      signal,
    })
    const failed = storageProblem(sent)
    if (failed) return { problem: { ...failed, evidence: evidence(path, done) } }
    done.push({ path, url: address, status: 201 })
  }
  return { issuer, files: done }
}

/** Which document failed, and which are up already. */
function evidence(path: string, done: readonly { readonly path: string }[]): readonly Evidence[] {
  return [
    ...done.map((file) => ({ field: file.path, actual: 'uploaded' })),
    { field: path, actual: 'not uploaded' },
  ]
}
