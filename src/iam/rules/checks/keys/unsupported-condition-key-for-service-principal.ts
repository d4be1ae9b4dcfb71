// A key about IAM callers, in a statement for callers that are services.
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';

/** Keys that only requests of users and roles carry. */
const CALLER_KEYS: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalorgmasteraccountid',
  'aws:username',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:tokenissuetime',
  'aws:federatedprovider',
  'aws:sourceidentity',
  'aws:assumedroot',
  'aws:signinsessionarn',
  'aws:ec2instancesourcevpc',
  'aws:ec2instancesourceprivateipv4',
]);

const isForServices = ({ principals }: StatementView): boolean =>
  principals.length > 0 && principals.every(({ kind, excluded }) => kind === 'Service' && !excluded);

export default defineCheck({
  id: 'unsupported-condition-key-for-service-principal',
  code: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
  severity: 'error',
  types: ['resource'],
  title: 'Key on IAM principals where a service calls',
  why: 'An AWS service that calls with its service principal has no organization, tags or MFA, so its requests do not contain these keys and the statement does not work as intended. Source keys name the resource for which the service calls.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  bad: [
    {
      with: {
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
      at: ['#Statement.0.Condition.StringEquals.aws:PrincipalOrgID'],
    },
    {
      with: {
        Principal: { Service: ['sns.amazonaws.com', 'events.amazonaws.com'] },
        Action: 'sqs:SendMessage',
        Resource: 'arn:aws:sqs:us-east-1:111122223333:queue',
        Condition: { StringLike: { 'AWS:PrincipalTag/Team': ['blue'] } },
      },
      at: ['#Statement.0.Condition.StringLike.AWS:PrincipalTag/Team'],
    },
  ],
  good: [
    {
      with: {
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Principal: { Service: 'cloudfront.amazonaws.com', AWS: '111122223333' },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    },
    // True for services, and meant for others.
    {
      with: {
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    },
  ],
  on: 'condition',
  check({ operator, key, keyName, path }, statement): CheckFindings {
    if (!operator || operator.base === 'Null' || operator.ifExists) return undefined;
    if (!CALLER_KEYS.has(keyName) && !keyName.startsWith('aws:principaltag/')) return undefined;
    if (!isForServices(statement)) return undefined;
    return {
      message: `Requests of an AWS service principal do not contain ${show(key)}. Use \`aws:SourceArn\`, \`aws:SourceAccount\` or \`aws:SourceOrgID\` to limit for whom it may call.`,
      locations: [atKey(path)],
    };
  },
});
