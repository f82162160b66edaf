import type { Evidence, ExplainedField } from '@/lib/federation/aadsts/model'
import type { ScenarioCategory } from '@/lib/federation/scenarios/model'

export const EVIDENCE_WORDS: Readonly<Record<Evidence, string>> = {
  response: 'Seen in real answers of Entra',
  documented: 'Described in Microsoft documentation',
  lookup: 'From Microsoft’s error look-up page; no real answer seen',
  secondhand: 'Reported by others only; not confirmed',
}

export const FIELD_WORDS: Readonly<Record<ExplainedField, string>> = {
  issuer: 'Issuer',
  subject: 'Subject',
  audience: 'Audience',
  signature: 'Signature and keys',
  time: 'Times of the token',
  header: 'Header of the token',
  token: 'Kind of token',
  client: 'Client',
  tenant: 'Tenant and cloud',
  scope: 'Scope',
  resource: 'Resource',
  policy: 'Tenant policy',
  metadata: 'Documents of the issuer',
  request: 'Request',
}

export const CATEGORY_WORDS: Readonly<Record<ScenarioCategory, string>> = {
  ci: 'Continuous integration',
  iac: 'Infrastructure as code',
  kubernetes: 'Kubernetes',
  'kubernetes-local': 'Kubernetes on your own machine',
  'kubernetes-app': 'Workloads inside Kubernetes',
  'workload-identity': 'Workload identity systems',
  secrets: 'Secret stores',
  network: 'Networks',
  cloud: 'Other clouds',
  hosting: 'Hosting',
  entra: 'Microsoft Entra',
  custom: 'Your own issuer',
  idp: 'Identity providers',
  'no-issuer-found': 'No issuer found',
}
