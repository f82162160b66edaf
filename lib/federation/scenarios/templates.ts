import { FIELDS } from './fields'
import type { SubjectTemplate } from './model'

/** Subject templates that several scenarios share. */
export const TEMPLATES = {
  githubEnvironment: {
    id: 'environment',
    label: 'Environment',
    template: 'repo:{owner}/{repo}:environment:{environment}',
    fields: [FIELDS.owner, FIELDS.repo, FIELDS.environment],
  },
  githubBranch: {
    id: 'branch',
    label: 'Branch',
    template: 'repo:{owner}/{repo}:ref:refs/heads/{branch}',
    fields: [FIELDS.owner, FIELDS.repo, FIELDS.branch],
  },
  githubTag: {
    id: 'tag',
    label: 'Tag',
    template: 'repo:{owner}/{repo}:ref:refs/tags/{tag}',
    fields: [FIELDS.owner, FIELDS.repo, FIELDS.tag],
  },
  githubPullRequest: {
    id: 'pull-request',
    label: 'Pull request',
    template: 'repo:{owner}/{repo}:pull_request',
    fields: [FIELDS.owner, FIELDS.repo],
    note: 'Underscore, not hyphen: one Entra article writes pull-request, GitHub emits pull_request.',
  },
  githubImmutableEnvironment: {
    id: 'immutable-environment',
    label: 'Immutable: environment',
    template: 'repo:{owner}@{ownerId}/{repo}@{repoId}:environment:{environment}',
    fields: [FIELDS.owner, FIELDS.ownerId, FIELDS.repo, FIELDS.repoId, FIELDS.environment],
  },
  githubImmutableBranch: {
    id: 'immutable-branch',
    label: 'Immutable: branch',
    template: 'repo:{owner}@{ownerId}/{repo}@{repoId}:ref:refs/heads/{branch}',
    fields: [FIELDS.owner, FIELDS.ownerId, FIELDS.repo, FIELDS.repoId, FIELDS.branch],
  },
  githubJobWorkflowRef: {
    id: 'job-workflow-ref',
    label: 'Custom: reusable workflow',
    template: 'job_workflow_ref:{jobWorkflowRef}',
    fields: [FIELDS.jobWorkflowRef],
    note: 'Needs include_claim_keys [job_workflow_ref].',
  },
  githubRepoContextWorkflow: {
    id: 'repo-context-workflow',
    label: 'Custom: repo + environment + reusable workflow',
    template: 'repo:{owner}/{repo}:environment:{environment}:job_workflow_ref:{jobWorkflowRef}',
    fields: [FIELDS.owner, FIELDS.repo, FIELDS.environment, FIELDS.jobWorkflowRef],
    note: 'include_claim_keys [repo, context, job_workflow_ref].',
  },
  githubRepoOnly: {
    id: 'repo-only',
    label: 'Custom: whole repository',
    template: 'repo:{owner}/{repo}',
    fields: [FIELDS.owner, FIELDS.repo],
    note: 'include_claim_keys [repo]: every branch, PR and environment of the repository matches.',
  },
  githubRepositoryId: {
    id: 'repository-id',
    label: 'Custom: repository id',
    template: 'repository_id:{repoId}',
    fields: [FIELDS.repoId],
  },
  githubRepositoryOwnerId: {
    id: 'repository-owner-id',
    label: 'Custom: owner id',
    template: 'repository_owner_id:{ownerId}',
    fields: [FIELDS.ownerId],
    note: 'Broad: every repository of the owner.',
  },
  gitlabPathRef: {
    id: 'path-ref',
    label: 'Project path and ref (default)',
    template: 'project_path:{projectPath}:ref_type:{refType}:ref:{ref}',
    fields: [
      {
        name: 'projectPath',
        pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/u,
        example: 'my-group/my-project',
        help: 'Full path with every subgroup; mutable.',
      },
      FIELDS.refType,
      FIELDS.ref,
    ],
  },
  gitlabIdRef: {
    id: 'id-ref',
    label: 'Project id and ref (immutable)',
    template: 'project_id:{projectId}:ref_type:{refType}:ref:{ref}',
    fields: [
      {
        name: 'projectId',
        pattern: /^[1-9][0-9]*$/u,
        example: '57382910',
        help: 'Numeric project id (Settings > General).',
      },
      FIELDS.refType,
      FIELDS.ref,
    ],
    note: 'Project setting ci_id_token_sub_claim_components=[project_id,ref_type,ref].',
  },
  terraformWorkspaceRun: {
    id: 'workspace-run',
    label: 'Workspace run',
    template: 'organization:{org}:project:{project}:workspace:{workspace}:run_phase:{phase}',
    fields: [
      FIELDS.org2,
      {
        name: 'project',
        pattern: /^[A-Za-z0-9 _-]{3,40}$/u,
        example: 'Default Project',
        help: 'Project name; spaces kept.',
      },
      {
        name: 'workspace',
        pattern: /^[A-Za-z0-9_-]{1,90}$/u,
        example: 'my-workspace',
        help: 'Workspace name.',
      },
      {
        name: 'phase',
        pattern: /^(?:plan|apply)$/u,
        example: 'plan',
        help: 'plan or apply: two credentials per workspace.',
      },
    ],
  },
  terraformModuleTest: {
    id: 'module-test',
    label: 'Module test',
    template: 'organization:{org}:module:{module}:operation:test_run',
    fields: [
      FIELDS.org2,
      {
        name: 'module',
        pattern: /^[A-Za-z0-9_-]+$/u,
        example: 'terraform-aws-vpc',
        help: 'Module name.',
      },
    ],
  },
  kubernetesServiceAccount: {
    id: 'service-account',
    label: 'Kubernetes service account',
    template: 'system:serviceaccount:{namespace}:{serviceAccount}',
    fields: [FIELDS.namespace, FIELDS.serviceAccount],
  },
  entraUami: {
    id: 'uami',
    label: 'User-assigned managed identity',
    template: '{principalId}',
    fields: [FIELDS.principalId],
  },
} as const satisfies Record<string, SubjectTemplate>
