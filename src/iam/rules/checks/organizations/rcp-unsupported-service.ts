// An action of a service on which resource control policies have no effect.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'rcp-unsupported-service',
  code: 'RCP_SYNTAX_ERROR_ACTION',
  severity: 'error',
  types: ['rcp'],
  title: 'Service without resource control policies',
  why: 'Resource control policies apply only to services in AWS’s list. Organizations refuses actions of any other.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services',
  bad: [
    { with: { Action: 'ec2:*' }, at: ['Statement.0.Action'] },
    { with: { Action: ['s3:*', 'EC2:RunInstances'] }, at: ['Statement.0.Action.1'] },
    {
      with: { Action: ['bedrock:InvokeModel', 'sagemaker:InvokeEndpoint'] },
      at: ['Statement.0.Action.0', 'Statement.0.Action.1'],
    },
  ],
  good: [
    { with: { Action: ['s3:*', 'sts:AssumeRole', 'KMS:Decrypt', 'secretsmanager:GetSecretValue'] } },
    // Another check reports a service that does not exist.
    { with: { Action: 'nosuchservice:GetObject' } },
  ],
  on: 'action',
  check({ prefix, value, path, excluded }, _, { reference }): CheckFindings {
    if (excluded || reference.rcpServices.has(prefix)) return undefined;
    const service = reference.listed(prefix);
    if (!service) return undefined;
    return {
      message: `${show(value)}: resource control policies do not support ${service.name}. Remove it; a service control policy can restrict who in your organization uses it.`,
      locations: [atValue(path)],
    };
  },
});
