// A service that may use the role for resources of any account, although it sends source keys.
import { show } from '#iam/text/quote.ts';
import { findServicePrincipal } from '#iam/facts/service-principals.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { SOURCE_KEYS, testsKey } from '#iam/rules/source-keys.ts';

/** AWS's guide mentions the keys for roles of functions, but makes and shows them without. */
const MADE_WITHOUT = 'lambda.amazonaws.com';

const sendsSource = (name: string): boolean => {
  const found = findServicePrincipal(name);
  return found?.sourceKeys === true && found.name !== MADE_WITHOUT;
};

export default defineCheck({
  id: 'trust-without-source-keys',
  severity: 'suggestion',
  types: ['trust'],
  title: 'Service may use the role for any account',
  why: 'AWS documents aws:SourceAccount and aws:SourceArn for this service. Without them, another customer who knows the ARN of the role may get the service to use it (the confused-deputy problem).',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  bad: [
    { with: { Principal: { Service: 'bedrock.amazonaws.com' } }, at: ['Statement.0.Principal.Service'] },
    {
      with: {
        Principal: { Service: ['lambda.amazonaws.com', 'sagemaker.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
      at: ['Statement.0.Principal.Service.1'],
    },
    {
      with: {
        Principal: { Service: 'bedrock.amazonaws.com' },
        Condition: { Null: { 'aws:SourceArn': 'true' } },
      },
    },
  ],
  good: [
    {
      with: {
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' } },
      },
    },
    // Services that are not documented to send them.
    { with: { Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] } } },
    { with: { Effect: 'Deny', Principal: { Service: 'bedrock.amazonaws.com' } } },
    // A statement for everything but the service.
    { with: { Principal: undefined, NotPrincipal: { Service: 'bedrock.amazonaws.com' } } },
    // Another check reports a service that is named as an account.
    { with: { Principal: { AWS: 'bedrock.amazonaws.com' } } },
    {
      with: {
        Principal: { Service: 'bedrock.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
      },
    },
    {
      with: {
        Principal: { Service: 'bedrock.amazonaws.com' },
        Condition: { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/*' } },
      },
    },
    {
      with: {
        Principal: { Service: 'bedrock.amazonaws.com' },
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Principal: { Service: 'bedrock.amazonaws.com' },
        Condition: { Null: { 'aws:SourceArn': 'false' } },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const services = statement.principals.filter(
      ({ kind, value, excluded }) => kind === 'Service' && !excluded && sendsSource(value),
    );
    if (testsKey(statement, SOURCE_KEYS)) return undefined;
    return services.map(({ value, path }) => ({
      message: `${show(value)} may use this role for any account. Add conditions on \`aws:SourceAccount\` with your account, and on \`aws:SourceArn\` where the service’s guide shows one.`,
      locations: [atValue(path)],
    }));
  },
});
