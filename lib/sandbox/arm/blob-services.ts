import { notImitated } from '../http'
import type { Route } from '../routes'
import type { CorsRule, StorageAccount } from '../storage/accounts'
import { type ArmCall, type ArmHandler, armJson, refuse } from './call'
import { asRecord } from './fields'
import { ACCOUNT_PATH, accountId, requireReadyAccount } from './storage-accounts'

const TYPE = 'Microsoft.Storage/storageAccounts/blobServices'

/** Source: learn.microsoft.com/rest/api/storageservices/set-blob-service-properties. */
const MAX_RULES = 5

function toJson(account: StorageAccount): object {
  return {
    sku: { name: account.sku, tier: account.sku.split('_')[0] },
    id: `${accountId(account)}/blobServices/default`,
    name: 'default',
    type: TYPE,
    properties: {
      cors: { corsRules: account.corsRules },
      deleteRetentionPolicy: { allowPermanentDelete: false, enabled: false },
    },
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function readRules(call: ArmCall): readonly CorsRule[] {
  const { corsRules } = asRecord(asRecord(call.body?.properties).cors)
  const given: readonly unknown[] = Array.isArray(corsRules) ? corsRules : []
  return given.map(asRecord).map((rule) => ({
    allowedOrigins: texts(rule.allowedOrigins),
    allowedMethods: texts(rule.allowedMethods),
    allowedHeaders: texts(rule.allowedHeaders),
    exposedHeaders: texts(rule.exposedHeaders),
    maxAgeInSeconds: Number(rule.maxAgeInSeconds ?? 0),
  }))
}

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The same rules as the data plane wants them. */
function rulesXml(rules: readonly CorsRule[]): string {
  const rows = rules.map((rule) => {
    const fields = {
      AllowedOrigins: rule.allowedOrigins.join(','),
      AllowedMethods: rule.allowedMethods.join(','),
      AllowedHeaders: rule.allowedHeaders.join(','),
      ExposedHeaders: rule.exposedHeaders.join(','),
      MaxAgeInSeconds: String(rule.maxAgeInSeconds),
    }
    const inner = Object.entries(fields).map(
      ([name, text]) => `<${name}>${escapeXml(text)}</${name}>`,
    )
    return `<CorsRule>${inner.join('')}</CorsRule>`
  })
  return `<?xml version="1.0" encoding="utf-8"?><StorageServiceProperties><Cors>${rows.join('')}</Cors></StorageServiceProperties>`
}

const show: ArmHandler = (call) => {
  const account = requireReadyAccount(call, `${TYPE}/read`)
  return 'response' in account ? account.response : armJson(call, 200, toJson(account))
}

/** Sets the rules of cross-origin access; static websites are not imitated. */
const put: ArmHandler = async (call) => {
  const account = requireReadyAccount(call, `${TYPE}/write`)
  if ('response' in account) return account.response
  const { staticWebsite } = asRecord(call.body?.properties)
  if (asRecord(staticWebsite).enabled === true) return notImitated('static websites of storage')
  const rules = readRules(call)
  if (rules.length > MAX_RULES) {
    const message = `At most ${MAX_RULES} CORS rules are allowed.`
    return refuse(call, 400, 'InvalidXmlDocument', message).response
  }
  const path = '/?restype=service&comp=properties'
  const body = Buffer.from(rulesXml(rules))
  const answer = await call.storage.administer(account, 'PUT', path, { body })
  if (answer?.status !== 202) {
    const message = 'Blob storage could not take the rules. Check the CORS rules and try again.'
    return refuse(call, answer === undefined ? 503 : 400, 'InvalidXmlDocument', message).response
  }
  account.corsRules = rules
  return armJson(call, 200, toJson(account))
}

const PATH = `${ACCOUNT_PATH}/blobServices/default`

/** Routes of the blob service of an account. */
export const BLOB_SERVICE_ROUTES: readonly Route<ArmHandler>[] = [
  ['GET', PATH, show],
  ['PUT', PATH, put],
]
