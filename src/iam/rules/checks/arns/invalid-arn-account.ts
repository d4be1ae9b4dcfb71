// The account of an ARN is not an account.
import { isAccountId } from '#iam/facts/account-id.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { patternsOfSegment } from '#iam/reference/arn-patterns.ts';
import { fieldFix, isOwner, misplacedVariable } from './arn-fields.ts';

export default defineCheck({
  id: 'invalid-arn-account',
  code: 'INVALID_ARN_ACCOUNT',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Account field that is not an account ID',
  why: 'The fifth field of an ARN is an account ID of twelve digits, a wildcard, or empty; where AWS owns the resource it can be `aws`. Variables are not replaced there.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::1111-2222-3333:role/Reader' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:iam::111122223333:role/Reader' },
    },
    {
      with: {
        Action: 'sqs:SendMessage',
        Resource: ['arn:aws:sqs:us-east-1:*:jobs', 'arn:aws:sqs:us-east-1:11112222333:jobs'],
      },
      at: ['Statement.0.Resource.1'],
    },
    {
      with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::ACCOUNT_ID:role/Reader' },
      at: ['Statement.0.Resource'],
    },
    {
      with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::${aws:PrincipalAccount}:role/Reader' },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    { with: { Action: 'iam:GetPolicy', Resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
    { with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::1111*:role/Reader' } },
    {
      with: {
        Action: 'network-firewall:DescribeRuleGroup',
        Resource: 'arn:aws:network-firewall:us-east-1:aws-managed:stateful-rulegroup/ThreatSignatures',
      },
    },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*' } },
    {
      with: {
        Action: 'ec2:DescribeImages',
        Resource: 'arn:aws:ec2:us-east-1:amazon:image/ami-0123456789abcdef0',
      },
    },
    // What AWS writes there.
    {
      with: {
        Action: 'mediaconnect:DescribeOffering',
        Resource: 'arn:aws:mediaconnect:us-east-1:offering:abc',
      },
    },
  ],
  on: 'arn',
  check(resource, _statement, { reference }): CheckFindings {
    const { arn, value, path } = resource;
    if (!arn || arn.account === '' || hasWildcard(arn.account) || isAccountId(arn.account)) return undefined;
    const misplaced = misplacedVariable(resource, 'account');
    if (misplaced) return misplaced;
    const { account, partition, service, region } = arn;
    if (isOwner(account) || [partition, service, region].some((field) => field.includes('$')))
      return undefined;
    const others = patternsOfSegment(reference, service);
    if (others?.some((pattern) => pattern.account === account)) return undefined;
    const digits = account.replaceAll('-', '');
    const isAccount = isAccountId(digits);
    return {
      message: `${show(account)} in ${show(value)} is not an account ID, which is 12 digits without separators. ${isAccount ? `Write \`${digits}\`.` : 'Write the 12 digits, or `*`.'}`,
      locations: [atValue(path)],
      ...(isAccount && { fix: fieldFix(path, arn, { account: digits }) }),
    };
  },
});
