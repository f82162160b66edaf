/** Subjects and issuers as the platforms write them, so that the seed reads like a real tenant. */

import { encodeGuid } from '../ids'
import { workloadIssuer } from '../issuers/registry'
import type { CredentialSeed } from './build'

/** The issuer string of a workload issuer of the sandbox. */
export function issuerName(id: string, tenantId = ''): string {
  return workloadIssuer(id)?.issuer(tenantId) ?? ''
}

type More = Omit<Partial<CredentialSeed>, 'name' | 'issuer' | 'subject'>

/** GitHub Actions: `context` is what follows the repository, for example `ref:refs/heads/main`. */
export function github(name: string, repository: string, context: string, more: More = {}) {
  return {
    name,
    issuer: issuerName('github'),
    subject: `repo:${repository}:${context}`,
    ...more,
  }
}

export function gitlab(name: string, project: string, branch: string, more: More = {}) {
  const subject = `project_path:${project}:ref_type:branch:ref:${branch}`
  return { name, issuer: issuerName('gitlab'), subject, ...more }
}

export function terraform(name: string, workspace: string, phase: string, more: More = {}) {
  const subject = `organization:contoso-retail:project:Platform:workspace:${workspace}:run_phase:${phase}`
  return { name, issuer: issuerName('terraform'), subject, ...more }
}

/** A Kubernetes service account, `namespace:account`. */
export function serviceAccount(name: string, issuer: string, account: string, more: More = {}) {
  return { name, issuer, subject: `system:serviceaccount:${account}`, ...more }
}

/** A service connection of Azure DevOps over Entra's issuer. */
export function devOpsConnection(
  name: string,
  tenantId: string,
  connection: string,
  more: More = {},
) {
  const subject = `/eid1/c/pub/t/${encodeGuid(tenantId)}/a/rISbSSETf0KqFyZ8ppdXmA/sc/${connection}`
  return { name, issuer: issuerName('entra', tenantId), subject, ...more }
}
