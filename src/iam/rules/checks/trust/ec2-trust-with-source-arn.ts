// Source conditions on the role of an EC2 instance, although EC2 is not known to send source keys.
import type { Operator } from '#iam/policy/operators.ts';
import { show } from '#iam/text/quote.ts';
import { globalPrincipal } from '#iam/facts/service-principals.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PrincipalView } from '#iam/rules/policy-view.ts';
import { SOURCE_KEYS } from '#iam/rules/source-keys.ts';

/** Whether it is false for a key that is not in the request. */
const needsKey = ({ negated, ifExists, set, family }: Operator): boolean =>
  !negated && !ifExists && set !== 'ForAllValues' && family !== 'Null';

const isEc2 = ({ kind, value }: PrincipalView): boolean =>
  kind === 'Service' && globalPrincipal(value) === 'ec2.amazonaws.com';

export default defineCheck({
  id: 'ec2-trust-with-source-arn',
  severity: 'warning',
  types: ['trust'],
  title: 'Source condition on the role of an instance',
  why: 'AWS does not document source keys for the roles of EC2 instances, and users report that EC2 does not send them: the instance then gets no credentials.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  bad: [
    {
      with: {
        Principal: { Service: 'ec2.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:us-east-1:111122223333:instance/*' } },
      },
      at: ['#Statement.0.Condition.ArnLike.aws:SourceArn'],
    },
    {
      with: {
        Principal: { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com.cn'] },
        Condition: { StringEquals: { 'AWS:SourceAccount': ['111122223333'] } },
      },
      at: ['#Statement.0.Condition.StringEquals.AWS:SourceAccount'],
    },
  ],
  good: [
    { with: { Principal: { Service: 'ec2.amazonaws.com' } } },
    {
      with: {
        Principal: { Service: 'ec2.amazonaws.com' },
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Principal: { Service: 'spotfleet.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    if (statement.effect !== 'Allow') return undefined;
    const conditions = statement.conditions.filter(
      ({ keyName, operator }) => SOURCE_KEYS.has(keyName) && operator !== undefined && needsKey(operator),
    );
    if (conditions.length === 0 || !statement.principals.some(isEc2)) return undefined;
    return conditions.map(({ key, path }) => ({
      message: `EC2 may not send ${show(key)} when it assumes the role, and the instance then gets no credentials. Remove the condition for \`ec2.amazonaws.com\`.`,
      locations: [atKey(path)],
    }));
  },
});
