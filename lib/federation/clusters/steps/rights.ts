import { GRAPH_APP_ID } from '../../issuer/storage/model'
import { HOSTS } from '../../recipes/request'
import type { GuideInput, GuideStep } from '../model'
import { command, option, script } from '../shell'
import { SOURCES } from './sources'

/** Rights for the identity: a token without any opens nothing. */
export function rightsStep(input: GuideInput): GuideStep {
  const show = (id: string, query: string) =>
    `$(${command(['az', 'ad', 'sp', 'show', option('--id', id), query, '--output', 'tsv'])})`
  return {
    id: 'rights',
    title: 'Give the identity a right',
    why: 'The exchange works without one, but its token opens nothing. A role of Graph goes to the service principal by one request, which is the admin consent too; that needs Privileged Role Administrator. Grant the narrowest that does the job.',
    blocks: [
      {
        title: 'An application role of Microsoft Graph',
        language: 'bash',
        text: script(
          `PRINCIPAL=${show(input.clientId, '--query id')}`,
          `GRAPH=${show(GRAPH_APP_ID, '--query id')}`,
          `ROLE=${show(GRAPH_APP_ID, `--query "appRoles[?value=='User.Read.All'].id"`)}`,
          command(
            ['az', 'rest', '--method post'],
            [
              `--url "${HOSTS[input.cloud].graph}/v1.0/servicePrincipals/$PRINCIPAL/appRoleAssignments"`,
              '--headers Content-Type=application/json',
              `--body '{"principalId":"'"$PRINCIPAL"'","resourceId":"'"$GRAPH"'","appRoleId":"'"$ROLE"'"}'`,
            ],
          ),
        ),
      },
      {
        title: 'Or a role in Azure',
        language: 'bash',
        text: script(
          `PRINCIPAL=${show(input.clientId, '--query id')}`,
          command(
            ['az', 'role', 'assignment', 'create', '--role Reader'],
            [
              '--scope /subscriptions/SUBSCRIPTION-ID/resourceGroups/RESOURCE-GROUP',
              '--assignee-object-id "$PRINCIPAL"',
              '--assignee-principal-type ServicePrincipal',
            ],
          ),
        ),
      },
    ],
    checks: [
      {
        expect: 'az answers with the assignment.',
        otherwise:
          'az ad sp show finds nothing: a new application may have no service principal yet. Make it with az ad sp create --id and its client id.',
      },
    ],
    sources: [SOURCES.grantAppRole, SOURCES.roleAssignment],
  }
}
