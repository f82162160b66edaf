import type { GuideBlock, GuideInput, GuideStep } from '../model'
import { command, option, script, value } from '../shell'
import { jwksAddress } from './api-server'
import { SOURCES } from './sources'

const BLOB_ISSUER =
  /^https:\/\/([a-z0-9]{3,24})\.blob\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)\/([a-z0-9$-]+)\/?$/

/**
 * Takes both documents from the cluster and puts them where the issuer's address leads. `anonymous`
 * says that the API server may also be asked without signing in, through a proxy.
 */
export function publishStep(input: GuideInput, anonymous = false): GuideStep {
  return {
    id: 'publish',
    title: 'Publish the two documents',
    why: 'Entra fetches them from the issuer’s address, not from the cluster. Taken from the API server, they hold the key under the very key id that the tokens name.',
    blocks: [
      {
        title: 'Take them from the cluster',
        language: 'bash',
        text: script(
          'kubectl get --raw /.well-known/openid-configuration > openid-configuration.json',
          'kubectl get --raw /openid/v1/jwks > jwks.json',
        ),
      },
      ...uploadBlocks(input.issuer),
      ...(anonymous ? [PROXY] : []),
      {
        title: 'See them from outside',
        language: 'bash',
        text: script(
          command(['curl', '-fsS', value(discoveryAddress(input.issuer))]),
          command(['curl', '-fsS', value(jwksAddress(input.issuer))]),
        ),
      },
    ],
    checks: [
      {
        expect: 'issuer in the document is the issuer to the character, and jwks_uri is https.',
        otherwise: 'Another spelling, a slash too many included, ends in AADSTS700221.',
      },
      {
        expect: 'The key set holds RSA keys only: kty, n, e, kid.',
        otherwise: 'A member d, p or q is a private key: take it down and make a new pair.',
      },
    ],
    links: ['issuer-keys', 'issuer-probe', 'key-not-found'],
    sources: [SOURCES.issuerDiscovery, SOURCES.selfManaged],
  }
}

/** Opens both documents, and nothing else, to readers who did not sign in. */
const PROXY: GuideBlock = {
  title: 'Or let a reverse proxy pass on these two paths, and no other',
  language: 'bash',
  text: command(
    ['kubectl', 'create', 'clusterrolebinding', 'issuer-discovery-anonymous'],
    ['--clusterrole system:service-account-issuer-discovery', '--group system:unauthenticated'],
  ),
}

function discoveryAddress(issuer: string): string {
  return jwksAddress(issuer).replace(/openid\/v1\/jwks$/, '.well-known/openid-configuration')
}

/** The upload, when the issuer is a container of Azure Storage. */
function uploadBlocks(issuer: string): readonly GuideBlock[] {
  const [, account, container] = BLOB_ISSUER.exec(issuer) ?? []
  if (account === undefined || container === undefined) return []
  const upload = (name: string, file: string) =>
    command(
      ['az', 'storage', 'blob', 'upload'],
      [
        option('--account-name', account),
        option('--container-name', container),
        `--name ${name}`,
        `--file ${file}`,
        '--content-type application/json',
        '--auth-mode login',
        '--overwrite',
      ],
    )
  return [
    {
      title: 'Upload them to the container',
      language: 'bash',
      text: script(
        upload('.well-known/openid-configuration', 'openid-configuration.json'),
        upload('openid/v1/jwks', 'jwks.json'),
      ),
    },
  ]
}
