/** What a claim says, where that is written down, and how to show its value. */
export interface ClaimDescription {
  readonly text: string
  /** Who defines it: "RFC 7519", "GitHub Actions". */
  readonly definedBy: string
  /** Page that says so. */
  readonly source: string
  /** `epoch`: the value counts seconds since 1970. */
  readonly format?: 'epoch'
}

type Rows = readonly (readonly [name: string, text: string, format?: 'epoch'])[]

interface ClaimFamily {
  readonly definedBy: string
  readonly source: string
  /** Issuers whose tokens carry these claims; absent: any issuer. */
  readonly issuer?: RegExp
  readonly rows: Rows
}

/**
 * Claims by who defines them. A family with an issuer speaks for its own tokens first: `ref` means
 * one thing at GitHub, another at Azure DevOps. Texts are ours. SPIFFE has no family: a JWT-SVID
 * carries its identity in `sub` and adds no claim of its own.
 */
export const CLAIM_FAMILIES: readonly ClaimFamily[] = [
  {
    definedBy: 'RFC 7519',
    source: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1',
    rows: [
      [
        'iss',
        'Who issued the token. Must equal the issuer of the credential, character for character.',
      ],
      ['sub', 'Which workload the token is for. Must equal the subject of the credential.'],
      ['aud', 'Whom the token is meant for. Must equal the audience of the credential.'],
      ['exp', 'From when on the token is no longer valid.', 'epoch'],
      ['nbf', 'From when on the token is valid.', 'epoch'],
      ['iat', 'When the token was issued.', 'epoch'],
      ['jti', 'Unique id of this token.'],
    ],
  },
  {
    definedBy: 'OpenID Connect',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html',
    rows: [
      ['azp', 'The client that asked for the token.'],
      ['auth_time', 'When the user or client signed in.', 'epoch'],
      ['nonce', 'Value that ties the token to one sign-in request.'],
      ['acr', 'How strong the sign-in was.'],
      ['amr', 'How the sign-in was made.'],
      ['at_hash', 'Fingerprint of the access token issued along with this one.'],
      ['email', 'E-mail address.'],
      ['email_verified', 'Whether the issuer verified the e-mail address.'],
      ['preferred_username', 'Name for showing; can change, never decide on it.'],
      ['name', 'Full name, for showing.'],
      ['sid', 'Sign-in session.'],
    ],
  },
  {
    definedBy: 'OAuth 2.0 token exchange',
    source: 'https://www.rfc-editor.org/rfc/rfc8693#section-4',
    rows: [
      ['act', 'Who acts on behalf of the subject.'],
      ['scope', 'What the token allows.'],
      ['client_id', 'The client that asked for the token.'],
      ['may_act', 'Who may act on behalf of the subject.'],
    ],
  },
  {
    definedBy: 'GitHub Actions',
    source: 'https://docs.github.com/en/actions/reference/security/oidc',
    issuer: /^https:\/\/token\.actions\.githubusercontent\.com/,
    rows: [
      ['repository', 'Owner and name of the repository the workflow runs in.'],
      ['repository_id', 'Number of the repository; stays when it is renamed.'],
      ['repository_owner', 'Owner of the repository.'],
      ['repository_owner_id', 'Number of the owner; stays when renamed.'],
      ['repository_visibility', 'Whether the repository is public, private or internal.'],
      ['ref', 'Branch or tag the workflow runs on.'],
      ['ref_type', 'Whether ref is a branch or a tag.'],
      ['ref_protected', 'Whether the ref is protected.'],
      ['head_ref', 'Source branch of a pull request.'],
      ['base_ref', 'Target branch of a pull request.'],
      ['environment', 'Deployment environment of the job.'],
      ['environment_node_id', 'Id of the deployment environment.'],
      ['workflow', 'Name of the workflow.'],
      ['workflow_ref', 'File and ref of the workflow.'],
      ['workflow_sha', 'Commit of the workflow file.'],
      ['job_workflow_ref', 'File and ref of the reusable workflow that the job runs.'],
      ['job_workflow_sha', 'Commit of the reusable workflow.'],
      ['event_name', 'What started the workflow.'],
      ['actor', 'Account that started the run.'],
      ['actor_id', 'Number of that account.'],
      ['run_id', 'Number of the run.'],
      ['run_number', 'Count of runs of this workflow.'],
      ['run_attempt', 'How often the run was tried.'],
      ['runner_environment', 'GitHub-hosted or self-hosted runner.'],
      ['sha', 'Commit the run works on.'],
      ['check_run_id', 'Number of the check run.'],
      ['enterprise', 'Slug of the enterprise.'],
      ['enterprise_id', 'Number of the enterprise.'],
    ],
  },
  {
    definedBy: 'Kubernetes',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    rows: [
      ['kubernetes.io', 'Namespace, service account, pod and node that the token is bound to.'],
      ['kubernetes.io/serviceaccount/namespace', 'Namespace (legacy token).'],
      ['kubernetes.io/serviceaccount/secret.name', 'Secret that holds this legacy token.'],
      ['kubernetes.io/serviceaccount/service-account.name', 'Service account (legacy token).'],
      [
        'kubernetes.io/serviceaccount/service-account.uid',
        'Id of the service account (legacy token).',
      ],
    ],
  },
  {
    definedBy: 'Microsoft Entra ID',
    source: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
    rows: [
      ['tid', 'Tenant that issued the token.'],
      ['oid', 'Object id of the service principal or user.'],
      ['appid', 'Client id of the application or managed identity (version 1.0).'],
      ['appidacr', 'How the client signed in: 0 public, 1 secret, 2 certificate or assertion.'],
      ['azpacr', 'How the client signed in: 0 public, 1 secret, 2 certificate or assertion.'],
      ['idp', 'Identity provider that signed the subject in.'],
      ['idtyp', 'app for a token without a user.'],
      ['roles', 'App roles granted; absent when none.'],
      ['scp', 'Delegated permissions.'],
      ['ver', 'Version of the token format.'],
      ['uti', 'Id of the token; the sign-in log names it.'],
      ['rh', 'Opaque; for Entra only.'],
      ['aio', 'Opaque; for Entra only.'],
      ['wids', 'Directory roles of the user.'],
      ['upn', 'User name, for showing; never decide on it.'],
      ['app_displayname', 'Name of the application.'],
      ['xms_mirid', 'Resource id of the managed identity.'],
      ['xms_ficinfo', 'Opaque; marks a token obtained through a federated credential.'],
      ['xms_cc', 'What the client can handle; cp1: continuous access evaluation.'],
    ],
  },
  {
    definedBy: 'GitLab CI/CD',
    source: 'https://docs.gitlab.com/ci/secrets/id_token_authentication/',
    rows: [
      ['namespace_id', 'Number of the group or user namespace.'],
      ['namespace_path', 'Path of the group or user namespace.'],
      ['project_id', 'Number of the project.'],
      ['project_path', 'Path of the project.'],
      ['project_visibility', 'Whether the project is public, internal or private.'],
      ['user_id', 'Number of the user who runs the job.'],
      ['user_login', 'Name of the user who runs the job.'],
      ['user_email', 'E-mail address of the user who runs the job.'],
      ['user_identities', 'External identities of the user.'],
      ['user_access_level', 'Role of the user in the project.'],
      ['groups_direct', 'Groups the user is a direct member of.'],
      ['pipeline_id', 'Number of the pipeline.'],
      ['pipeline_source', 'What started the pipeline.'],
      ['job_id', 'Number of the job.'],
      ['ref', 'Branch or tag of the job.'],
      ['ref_type', 'Whether ref is a branch or a tag.'],
      ['ref_path', 'Full ref of the job.'],
      ['ref_protected', 'Whether the ref is protected.'],
      ['environment', 'Deployment environment of the job.'],
      ['environment_protected', 'Whether the environment is protected.'],
      ['environment_action', 'What the job does to the environment.'],
      ['deployment_tier', 'Tier of the environment.'],
      ['runner_id', 'Number of the runner.'],
      ['runner_environment', 'GitLab-hosted or self-hosted runner.'],
      ['sha', 'Commit of the job.'],
      ['ci_config_ref_uri', 'File and ref of the pipeline definition.'],
      ['ci_config_sha', 'Commit of the pipeline definition.'],
    ],
  },
  {
    definedBy: 'Azure DevOps',
    source: 'https://github.com/gravitational/teleport/tree/master/rfd',
    issuer: /^https:\/\/vstoken\.dev\.azure\.com\//,
    rows: [
      ['org_id', 'Id of the organization.'],
      ['prj_id', 'Id of the project.'],
      ['def_id', 'Number of the pipeline definition.'],
      ['rpo_id', 'Repository.'],
      ['rpo_uri', 'Address of the repository.'],
      ['rpo_ver', 'Commit.'],
      ['rpo_ref', 'Branch or tag.'],
      ['run_id', 'Number of the run.'],
    ],
  },
  {
    definedBy: 'HCP Terraform',
    source:
      'https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens',
    rows: [
      ['terraform_organization_id', 'Id of the organization.'],
      ['terraform_organization_name', 'Name of the organization.'],
      ['terraform_project_id', 'Id of the project.'],
      ['terraform_project_name', 'Name of the project.'],
      ['terraform_workspace_id', 'Id of the workspace.'],
      ['terraform_workspace_name', 'Name of the workspace.'],
      ['terraform_full_workspace', 'Organization, project and workspace in one text.'],
      ['terraform_run_id', 'Id of the run.'],
      ['terraform_run_phase', 'plan or apply.'],
    ],
  },
  {
    definedBy: 'Google Cloud',
    source: 'https://cloud.google.com/compute/docs/instances/verifying-instance-identity',
    rows: [
      ['google', 'Project, zone and name of the virtual machine.'],
      ['hd', 'Google Workspace domain.'],
    ],
  },
  {
    definedBy: 'Bitbucket Pipelines',
    source:
      'https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/',
    rows: [
      ['workspaceUuid', 'Id of the workspace.'],
      ['repositoryUuid', 'Id of the repository.'],
      ['pipelineUuid', 'Id of the pipeline.'],
      ['pipelineRunUuid', 'Id of the run.'],
      ['stepUuid', 'Id of the step.'],
      ['branchName', 'Branch of the run.'],
      ['deploymentEnvironmentUuid', 'Id of the deployment environment.'],
    ],
  },
  {
    definedBy: 'CircleCI',
    source: 'https://circleci.com/docs/openid-connect-tokens/',
    rows: [
      ['oidc.circleci.com/project-id', 'Id of the project.'],
      ['oidc.circleci.com/context-ids', 'Ids of the contexts the job uses.'],
      ['oidc.circleci.com/vcs-origin', 'Address of the repository.'],
      ['oidc.circleci.com/vcs-ref', 'Branch or tag.'],
      ['oidc.circleci.com/ssh-rerun', 'Whether the job was rerun with SSH access.'],
    ],
  },
  {
    definedBy: 'Vercel',
    source: 'https://vercel.com/docs/oidc/reference',
    issuer: /^https:\/\/oidc\.vercel\.com/,
    rows: [
      ['owner', 'Slug of the team.'],
      ['owner_id', 'Id of the team.'],
      ['project', 'Name of the project.'],
      ['project_id', 'Id of the project.'],
      ['environment', 'development, preview or production.'],
    ],
  },
]
