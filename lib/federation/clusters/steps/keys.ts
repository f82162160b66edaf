import type { GuideInput, GuideStep } from '../model'
import { command, option, script, value } from '../shell'
import { SOURCES } from './sources'

/** An RSA pair for the API server. */
export function keysStep(input: GuideInput): GuideStep {
  const { keyFolder, signingKeyFile, publicKeyFile } = input
  const signingKey = `${keyFolder}/${signingKeyFile}`
  return {
    id: 'keys',
    title: 'Make the signing key',
    why: 'The API server signs every service account token with it. Entra takes RS256, so the key must be RSA; an elliptic curve key gives tokens that it refuses.',
    blocks: [
      {
        title: 'An RSA pair',
        language: 'bash',
        text: script(
          'umask 077',
          command(['mkdir', '-p', value(keyFolder)]),
          command(['openssl', 'genrsa', option('-out', signingKey), '2048']),
          command([
            'openssl',
            'rsa',
            option('-in', signingKey),
            '-pubout',
            option('-out', `${keyFolder}/${publicKeyFile}`),
          ]),
        ),
      },
      {
        title: 'The key id that the API server will write',
        language: 'bash',
        text: `${command([
          'openssl',
          'pkey',
          '-pubin',
          option('-in', `${keyFolder}/${publicKeyFile}`),
          '-outform',
          'DER',
        ])} |\n  openssl dgst -sha256 -binary |\n  openssl base64 -A | tr '+/' '-_' | tr -d '='`,
      },
    ],
    checks: [
      {
        expect: 'A key id of 43 characters. It must stand as kid in the published key set.',
        otherwise: 'A key set made by another tool may name the key otherwise: AADSTS7000272.',
      },
    ],
    links: ['issuer-new'],
    sources: [SOURCES.apiServerFlags, SOURCES.keyId],
  }
}
