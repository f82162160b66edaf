import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const GOOGLE_CLOUD: Scenario = {
  id: 'google-cloud',
  name: 'Google Cloud service account',
  category: 'cloud',
  issuerPatterns: ISSUERS['google-cloud'].patterns,
  recognition: ISSUERS['google-cloud'].recognition,
  issuerExamples: ['https://accounts.google.com'],
  subjectTemplates: [
    {
      id: 'unique-id',
      label: 'Service account unique id',
      template: '{uniqueId}',
      fields: [
        {
          name: 'uniqueId',
          pattern: /^[0-9]{21}$/u,
          example: '105271527809661757734',
          help: "Numeric id, not the e-mail: gcloud iam service-accounts describe SA --format='value(uniqueId)'",
        },
      ],
    },
  ],
  audience: {
    token: 'caller chooses',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256'],
  lifetime: '1 hour',
  varies: 'Nothing: the id belongs to the service account.',
  flexible: { supported: 'no', claims: [] },
  claims: ['azp', 'email', 'email_verified', 'google.compute_engine (format=full)'],
  pitfalls: [
    'Using the e-mail as subject gives AADSTS700213.',
    'iss is always https://accounts.google.com in these tokens.',
  ],
  obtainIssuer: 'fixed value: https://accounts.google.com',
  obtainToken:
    "curl -s -H 'Metadata-Flavor: Google' 'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience=api://AzureADTokenExchange&format=full'   # elsewhere: gcloud auth print-identity-token --audiences=api://AzureADTokenExchange --impersonate-service-account=SA",
  discoveryUrl: 'https://accounts.google.com/.well-known/openid-configuration',
  jwksUrl: 'https://www.googleapis.com/oauth2/v3/certs',
  verification: 'verified; 21-digit rule observed, not documented',
  isIssuer: true,
  usable: true,
  sources: [
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-google-cloud',
    'https://blog.identitydigest.com/azuread-federate-gcp/',
  ],
}
