import { ISSUERS } from '../issuers'
import type { Scenario } from '../model'

export const AWS_STS: Scenario = {
  id: 'aws-sts',
  name: 'AWS IAM outbound identity federation (GetWebIdentityToken)',
  category: 'cloud',
  issuerPatterns: ISSUERS['aws-sts'].patterns,
  recognition: ISSUERS['aws-sts'].recognition,
  issuerExamples: ['https://a103a2cc-b461-473d-84fe-6c4f6d45af88.tokens.sts.global.api.aws'],
  subjectTemplates: [
    {
      id: 'principal',
      label: 'IAM principal ARN',
      template: '{roleArn}',
      fields: [
        {
          name: 'roleArn',
          pattern: /^arn:aws[a-z-]*:iam::[0-9]{12}:(?:role|user)\/[A-Za-z0-9+=,.@_/-]{1,512}$/u,
          example: 'arn:aws:iam::123456789012:role/DataProcessingRole',
          help: 'IAM role ARN including path; not the assumed-role session ARN.',
        },
      ],
    },
  ],
  audience: {
    token: 'caller chooses',
    credential: 'api://AzureADTokenExchange',
    configurable: true,
  },
  algorithms: ['RS256', 'ES384'],
  algorithmToAsk: 'RS256',
  lifetime: '300 s default in samples; --duration-seconds',
  varies: 'Nothing: the ARN belongs to the role or user.',
  flexible: { supported: 'no', claims: [] },
  claims: [
    'https://sts.amazonaws.com/ {aws_account, org_id, ou_path, source_region, principal_tags, request_tags, lambda_source_function_arn, ec2_source_instance_arn}',
  ],
  pitfalls: [
    'Ask for RS256; ES384 is not tested with Entra.',
    'Only regional STS endpoints.',
    'Needs sts:GetWebIdentityToken (sts:TagGetWebIdentityToken for tags).',
    'One issuer per account; kid RSA_0 / EC384_0.',
  ],
  obtainIssuer:
    'aws iam get-outbound-web-identity-federation-info --output json   # first: aws iam enable-outbound-web-identity-federation',
  obtainToken:
    'aws sts get-web-identity-token --region eu-central-1 --audience api://AzureADTokenExchange --signing-algorithm RS256 --duration-seconds 300 --query WebIdentityToken --output text',
  discoveryUrl: '{issuer}/.well-known/openid-configuration',
  jwksUrl: '{issuer}/.well-known/jwks.json',
  verification: 'verified; max duration not verified',
  isIssuer: true,
  usable: true,
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_getting_started.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html',
  ],
}
