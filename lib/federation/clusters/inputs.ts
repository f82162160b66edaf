import { EXCHANGE_AUDIENCES } from '../credential/audiences'
import { LIMITS } from '../credential/limits'
import type { Cloud } from '../credential/model'
import { FIELDS } from '../scenarios/fields'
import type { ClusterInputs, Delivery, InputName } from './model'

/** Seconds of a projected token. Kubernetes takes 600 and more; the webhook takes 3600 to 86400, AKS at most 86400. */
export const TOKEN_LIFETIME = { min: 600, webhookMin: 3600, max: 86_400 } as const

export interface InputField {
  readonly label: string
  readonly help: string
  readonly example: string
  /** Stands in the texts while there is no usable value; no tool accepts it by accident. */
  readonly placeholder: string
  readonly optional?: true
  /** What is wrong with the value and how to mend it; undefined when it can be used. */
  readonly problem: (value: string, delivery: Delivery) => string | undefined
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** As Docker, Azure and the cloud providers write names of clusters, at their narrowest common form. */
const CLUSTER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const FOLDER = /^(?:\/[A-Za-z0-9._-]+)+$/
const RESOURCE_GROUP = /^[\w.()-]{0,89}[\w()-]$/
const ISSUER = /^https:\/\/[A-Za-z0-9.-]+(?::\d{2,5})?(?:\/[!-~]*)?$/

/** Every text of the guides: its words and its rule. */
export const INPUT_FIELDS: Readonly<Record<InputName, InputField>> = {
  issuer: {
    label: 'Issuer',
    help: 'The public https address that the tokens carry as iss, slash and all.',
    example: 'https://contosooidc.blob.core.windows.net/oidc',
    placeholder: 'https://ISSUER.example',
    problem: issuerProblem,
  },
  clusterName: {
    label: 'Name of the cluster',
    help: 'As the tool knows it.',
    example: 'federation',
    placeholder: 'CLUSTER-NAME',
    problem: (value) =>
      CLUSTER_NAME.test(value) ? undefined : 'Letters, digits, dots, hyphens and underscores.',
  },
  resourceGroup: {
    label: 'Resource group',
    help: 'Where the cluster stands in Azure.',
    example: 'rg-platform',
    placeholder: 'RESOURCE-GROUP',
    problem: (value) =>
      RESOURCE_GROUP.test(value)
        ? undefined
        : 'Up to 90 letters, digits, brackets, dots, hyphens and underscores; no dot at the end.',
  },
  namespace: {
    label: 'Namespace',
    help: 'Where the pod runs.',
    example: 'payments',
    placeholder: 'NAMESPACE',
    problem: (value) =>
      FIELDS.namespace.pattern.test(value)
        ? undefined
        : 'Small letters, digits and hyphens, at most 63; a letter or digit at both ends.',
  },
  serviceAccount: {
    label: 'Service account',
    help: 'The one that the pod runs as. No wildcard: one credential each.',
    example: 'azure-demo',
    placeholder: 'SERVICE-ACCOUNT',
    problem: (value) =>
      FIELDS.serviceAccount.pattern.test(value)
        ? undefined
        : 'Small letters, digits, hyphens and dots, at most 253; a letter or digit at both ends.',
  },
  trustDomain: {
    label: 'Trust domain',
    help: 'Of the SPIRE server; the first part of every SPIFFE ID.',
    example: 'example.org',
    placeholder: 'TRUST-DOMAIN',
    problem: (value) =>
      /^[a-z0-9._-]{1,255}$/.test(value)
        ? undefined
        : 'Small letters, digits, dots, hyphens and underscores, at most 255; no port.',
  },
  audience: {
    label: 'Audience',
    help: 'The same text in the token and in the credential.',
    example: EXCHANGE_AUDIENCES.public,
    placeholder: 'AUDIENCE',
    problem: (value) =>
      /^[!-~]+$/.test(value) && value.length <= LIMITS.audienceMax.value
        ? undefined
        : `One word without spaces, at most ${LIMITS.audienceMax.value} characters.`,
  },
  clientId: {
    label: 'Client id',
    help: 'Of the application, managed identity or blueprint to sign in as. Type a name to find it.',
    example: '00001111-aaaa-2222-bbbb-3333cccc4444',
    placeholder: 'CLIENT-ID',
    optional: true,
    problem: guidProblem,
  },
  tenantId: {
    label: 'Tenant id',
    help: 'The tenant that the identity belongs to.',
    example: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    placeholder: 'TENANT-ID',
    optional: true,
    problem: guidProblem,
  },
  keyFolder: {
    label: 'Folder of the key files',
    help: 'On this machine, as a full path.',
    example: '/srv/issuer-keys',
    placeholder: '/KEY-FOLDER',
    problem: (value) =>
      FOLDER.test(value) && !/\/\.\.?(?:\/|$)/.test(value)
        ? undefined
        : 'A full path of letters, digits, dots, hyphens and underscores, such as /srv/issuer-keys.',
  },
  signingKeyFile: {
    label: 'Private key file',
    help: 'RSA. Whoever has it can sign in as every workload of this issuer.',
    example: 'sa-issuer.key',
    placeholder: 'PRIVATE-KEY-FILE',
    problem: fileProblem,
  },
  publicKeyFile: {
    label: 'Public key file',
    help: 'The other half of the same pair.',
    example: 'sa-issuer.pub',
    placeholder: 'PUBLIC-KEY-FILE',
    problem: fileProblem,
  },
  tokenLifetime: {
    label: 'Life of a token, in seconds',
    help: 'Renewed at 80 % of it. 600 to 86400; the webhook starts at 3600.',
    example: '3600',
    placeholder: '3600',
    problem: lifetimeProblem,
  },
}

/** What the form holds before anybody typed. */
export function defaultInputs(cloud: Cloud, tenantId = ''): ClusterInputs {
  return {
    issuer: '',
    clusterName: 'federation',
    resourceGroup: 'rg-platform',
    namespace: 'default',
    serviceAccount: 'azure-demo',
    trustDomain: 'example.org',
    audience: EXCHANGE_AUDIENCES[cloud],
    clientId: '',
    tenantId,
    keyFolder: '/srv/issuer-keys',
    signingKeyFile: 'sa-issuer.key',
    publicKeyFile: 'sa-issuer.pub',
    tokenLifetime: '3600',
  }
}

/** What is wrong with one value, or undefined; an empty value that may stay empty is fine. */
export function inputProblem(
  name: InputName,
  value: string,
  delivery: Delivery,
): string | undefined {
  const { optional, problem } = INPUT_FIELDS[name]
  return optional && value === '' ? undefined : problem(value, delivery)
}

/** The inputs with every value that cannot be used replaced by its placeholder. */
export function usableInputs(inputs: ClusterInputs, delivery: Delivery): ClusterInputs {
  const entries = Object.entries(INPUT_FIELDS).map(([name, field]) => {
    const value = inputs[name as InputName]
    return [name, field.problem(value, delivery) === undefined ? value : field.placeholder]
  })
  return Object.fromEntries(entries) as Record<InputName, string>
}

function issuerProblem(value: string): string | undefined {
  if (value === '') return 'Write the issuer, or publish a new one first.'
  if (value.length > LIMITS.issuerMax.value)
    return `At most ${LIMITS.issuerMax.value} characters; here are ${value.length}.`
  if (/[?#]/.test(value)) return 'Without query and fragment: neither ? nor #.'
  if (!ISSUER.test(value))
    return 'An https address without spaces, such as https://oidc.contoso.com.'
  const host = /^https:\/\/([^/:]+)/.exec(value)?.[1] ?? ''
  if (/^localhost$|^127\.|\.(?:local|localhost|internal)$|\.svc$/.test(host))
    return 'Entra has to reach this address from the internet, and it cannot reach this host.'
  return undefined
}

function guidProblem(value: string): string | undefined {
  return GUID.test(value) ? undefined : 'An id of the form 00001111-aaaa-2222-bbbb-3333cccc4444.'
}

function fileProblem(value: string): string | undefined {
  return FILE_NAME.test(value)
    ? undefined
    : 'A file name without folder: letters, digits, dots, hyphens, underscores.'
}

function lifetimeProblem(value: string, delivery: Delivery): string | undefined {
  const seconds = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
  const min = delivery === 'webhook' ? TOKEN_LIFETIME.webhookMin : TOKEN_LIFETIME.min
  return seconds >= min && seconds <= TOKEN_LIFETIME.max
    ? undefined
    : `A whole number from ${min} to ${TOKEN_LIFETIME.max}.`
}
