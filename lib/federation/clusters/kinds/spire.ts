import { trimSlashes } from '../../credential/texts'
import { quoteHcl } from '../hcl'
import type { ClusterKind, GuideInput, GuideStep } from '../model'
import { command, option, script } from '../shell'
import { rightsStep } from '../steps/rights'
import { SOURCES } from '../steps/sources'
import { tearDownStep } from '../steps/teardown'
import { DECODE } from '../steps/token'

/** SPIRE with its OIDC discovery provider. */
export const SPIRE: ClusterKind = {
  id: 'spire',
  name: 'SPIRE',
  group: 'spiffe',
  scenario: 'spire',
  summary: 'JWT-SVIDs of SPIRE; the subject is the SPIFFE ID.',
  fields: [
    'issuer',
    'trustDomain',
    'namespace',
    'serviceAccount',
    'clusterName',
    'audience',
    'clientId',
    'tenantId',
  ],
  choices: [],
  issuerForm:
    'The address of the discovery provider, without a slash at the end. Its host must stand in domains.',
  verification:
    'Settings by SPIRE’s pages and source. Files are checked as HCL 2, not by SPIRE itself; not tried on a running SPIRE.',
  steps: (input) => [
    serverStep(input),
    discoveryStep(input),
    entryStep(input),
    tokenStep(input),
    rightsStep(input),
    codeStep(input),
    tearDownStep(input, { commands: [deleteEntry(input)], pod: false }),
  ],
}

/** The SPIFFE ID of a service account by the usual path. */
export function spiffeId({ trustDomain, namespace, serviceAccount }: GuideInput): string {
  return `spiffe://${trustDomain}/ns/${namespace}/sa/${serviceAccount}`
}

function serverStep(input: GuideInput): GuideStep {
  return {
    id: 'server',
    title: 'Make the server sign what Entra reads',
    why: 'Without jwt_issuer a token has no iss at all. Without jwt_key_type the key follows ca_key_type, else it is elliptic, and Entra refuses ES256.',
    blocks: [
      {
        title: 'server.conf, in the section server',
        language: 'hcl',
        text: hclBlock('server', [
          ['trust_domain', quoteHcl(input.trustDomain)],
          ['jwt_issuer', quoteHcl(input.issuer)],
          ['jwt_key_type', '"rsa-2048"'],
          ['default_jwt_svid_ttl', '"5m"'],
        ]),
      },
    ],
    checks: [
      {
        expect: 'After the next key is prepared, new tokens carry alg RS256.',
        otherwise: 'ES256 for a while: a key that is already active lives on until it is rotated.',
      },
    ],
    sources: [SOURCES.spireServer, SOURCES.entraSpire],
  }
}

function discoveryStep(input: GuideInput): GuideStep {
  const host = /^https:\/\/([^/:]+)/.exec(input.issuer)?.[1] ?? input.issuer
  const keys = `${trimSlashes(input.issuer)}/keys`
  return {
    id: 'discovery',
    title: 'Publish the keys',
    why: 'The discovery provider serves the two documents. Requests for another host than those in domains are refused. allow_insecure_scheme stays out: Entra reads https only.',
    blocks: [
      {
        title: 'oidc-discovery-provider.conf',
        language: 'hcl',
        text: [
          ...hclLines([
            ['log_level', '"info"'],
            ['domains', `[${quoteHcl(host)}]`],
            ['jwt_issuer', quoteHcl(input.issuer)],
            ['set_key_use', 'true'],
          ]),
          '',
          hclBlock('acme', [
            ['email', '"YOUR-ADDRESS@example.com"'],
            ['tos_accepted', 'true'],
          ]),
          hclBlock('server_api', [['address', '"unix:///tmp/spire-server/private/api.sock"']]),
        ].join('\n'),
      },
      {
        title: 'See them from outside',
        language: 'bash',
        text: `${command(['curl', '-fsS', { value: keys }])} | jq '.keys[] | {kid, kty, use, alg}'`,
      },
    ],
    checks: [
      {
        expect: 'Every key has use sig.',
        otherwise: 'use is missing: set_key_use is not set. Entra’s page still asks for it.',
      },
      {
        expect: 'kty is RSA.',
        otherwise: 'EC: the server’s jwt_key_type. Entra refuses tokens signed with such a key.',
      },
      {
        expect: 'No member of a key is empty.',
        otherwise: 'kid or n is empty: the provider cannot read the bundle. Look at its log.',
      },
    ],
    links: ['issuer-probe'],
    sources: [SOURCES.spireDiscovery, SOURCES.entraSpire],
  }
}

function entryStep(input: GuideInput): GuideStep {
  const agent = `spiffe://${input.trustDomain}/ns/spire/sa/spire-agent`
  return {
    id: 'entry',
    title: 'Register the workload',
    why: 'The SPIFFE ID becomes the subject, letter by letter. The first entry names all agents of the cluster, so that the second need not name one node.',
    blocks: [
      {
        title: 'Two entries',
        language: 'bash',
        text: script(
          command(
            ['spire-server', 'entry', 'create', '-node'],
            [
              option('-spiffeID', agent),
              option('-selector', `k8s_psat:cluster:${input.clusterName}`),
              '-selector k8s_psat:agent_ns:spire',
              '-selector k8s_psat:agent_sa:spire-agent',
            ],
          ),
          command(
            ['spire-server', 'entry', 'create'],
            [
              option('-spiffeID', spiffeId(input)),
              option('-parentID', agent),
              option('-selector', `k8s:ns:${input.namespace}`),
              option('-selector', `k8s:sa:${input.serviceAccount}`),
            ],
          ),
        ),
      },
    ],
    checks: [
      {
        expect: 'spire-server entry show lists both.',
        otherwise: 'The agents attest by another plugin than k8s_psat: take its selectors.',
      },
    ],
    sources: [SOURCES.spireServer],
  }
}

function tokenStep(input: GuideInput): GuideStep {
  return {
    id: 'token',
    title: 'Look at a token',
    why: 'The requester names the audience; there is no default. Three values must equal the credential: iss, sub and aud.',
    blocks: [
      {
        title: 'Fetch one from inside the workload’s pod and decode it',
        language: 'bash',
        text: `${command(
          ['spire-agent', 'api', 'fetch', 'jwt'],
          [option('-audience', input.audience), '-socketPath /tmp/spire-agent/public/api.sock'],
        )} |\n  sed -n 2p | tr -d '[:space:]' |\n  ${DECODE}`,
      },
    ],
    checks: [
      {
        expect: `sub is ${spiffeId(input)}`,
        otherwise: 'Another entry matches the pod: AADSTS700213.',
      },
      {
        expect: `iss is ${input.issuer}`,
        otherwise: 'No iss: jwt_issuer is not set on the server.',
      },
      { expect: 'alg is RS256.', otherwise: 'ES256: jwt_key_type, or the key is not rotated yet.' },
    ],
    links: ['check', 'issuer-probe'],
    sources: [SOURCES.spireAgent],
  }
}

function codeStep(input: GuideInput): GuideStep {
  const text = (value: string) => JSON.stringify(value)
  return {
    id: 'code',
    title: 'Use it in a program',
    why: 'Tokens live five minutes and no file holds them, so the program fetches one each time: ClientAssertionCredential calls your function whenever Entra’s token runs out.',
    blocks: [
      {
        title: 'With the Azure SDK for JavaScript',
        language: 'typescript',
        text: script(
          "import { ClientAssertionCredential } from '@azure/identity'",
          '',
          '// fetchJwtSvid is yours: it asks the Workload API for a JWT-SVID with this audience.',
          'const credential = new ClientAssertionCredential(',
          `  ${text(input.tenantId)},`,
          `  ${text(input.clientId)},`,
          `  () => fetchJwtSvid(${text(input.audience)}),`,
          ')',
        ),
      },
    ],
    links: ['exchange'],
    sources: [
      'https://learn.microsoft.com/javascript/api/@azure/identity/clientassertioncredential',
    ],
  }
}

function deleteEntry(input: GuideInput): string {
  return script(
    command(['spire-server', 'entry', 'show', option('-spiffeID', spiffeId(input))]),
    'spire-server entry delete -entryID ENTRY-ID',
  )
}

function hclLines(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...pairs.map(([name]) => name.length))
  return pairs.map(([name, text]) => `${name.padEnd(width)} = ${text}`)
}

function hclBlock(name: string, pairs: readonly (readonly [string, string])[]): string {
  return `${name} {\n${hclLines(pairs)
    .map((line) => `  ${line}`)
    .join('\n')}\n}\n`
}
