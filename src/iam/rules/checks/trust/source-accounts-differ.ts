// Source conditions that name two accounts, which no single request can match.
import type { Elements } from '#iam/findings/example.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globsMeet } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ConditionView, StatementView } from '#iam/rules/policy-view.ts';

/** A condition that holds only for what is listed. */
const only = ({ operator, values }: ConditionView): boolean =>
  operator !== undefined &&
  !operator.negated &&
  !operator.ifExists &&
  operator.set === undefined &&
  (operator.family === 'String' || operator.family === 'Arn') &&
  values.length > 0;

const find = (statement: StatementView, key: string): ConditionView | undefined =>
  statement.conditions.find((condition) => condition.keyName === key && only(condition));

/** An account ID, or a pattern for some. */
const ACCOUNT = /^[\d*?]+$/;
const MAX_COMPARED = 20;

/** A role of CloudTrail, under a condition. */
const under = (Condition: JsonValue): Elements => ({
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Condition,
});

export default defineCheck({
  id: 'source-accounts-differ',
  severity: 'warning',
  types: ['resource', 'trust'],
  title: 'aws:SourceArn and aws:SourceAccount name different accounts',
  why: 'A service sends the ARN of one resource and the account of that resource. No call has different accounts in the two, so the statement never applies.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  bad: [
    {
      type: 'trust',
      with: {
        Principal: { Service: 'bedrock.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:bedrock:us-east-1:444455556666:model-import-job/*' },
        },
      },
      at: [
        '#Statement.0.Condition.ArnLike.aws:SourceArn',
        '#Statement.0.Condition.StringEquals.aws:SourceAccount',
      ],
    },
    {
      with: under({
        StringEquals: {
          'aws:SourceArn': ['arn:aws:cloudtrail:us-east-1:444455556666:trail/main'],
          'aws:SourceAccount': ['111122223333', '777788889999'],
        },
      }),
      at: [
        '#Statement.0.Condition.StringEquals.aws:SourceArn',
        '#Statement.0.Condition.StringEquals.aws:SourceAccount',
      ],
    },
    // As many as are compared.
    {
      with: under({
        StringEquals: {
          'aws:SourceAccount': Array.from({ length: 20 }, (_, index) => `1111222233${10 + index}`),
        },
        ArnLike: {
          'aws:SourceArn': Array.from(
            { length: 20 },
            (_, index) => `arn:aws:cloudtrail:*:444455556666:trail/${index}`,
          ),
        },
      }),
    },
  ],
  good: [
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': ['111122223333', '444455556666'] },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:444455556666:trail/main' },
      }),
    },
    // The ARN of a bucket has no account.
    {
      with: {
        Principal: { Service: 's3.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket' },
        },
      },
    },
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '${aws:ResourceAccount}' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '111122223333', 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
      }),
    },
    // Long lists are not compared.
    {
      with: under({
        StringEquals: {
          'aws:SourceAccount': Array.from({ length: 21 }, (_, index) => `1111222233${10 + index}`),
        },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        StringNotEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        'ForAllValues:StringEquals': { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: {
          'aws:SourceArn': Array.from(
            { length: 21 },
            (_, index) => `arn:aws:cloudtrail:*:444455556666:trail/${index}`,
          ),
        },
      }),
    },
    // One of the ARNs is of the account, has none, or is a pattern for all.
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: {
          'aws:SourceArn': [
            'arn:aws:cloudtrail:*:111122223333:trail/main',
            'arn:aws:cloudtrail:us-east-1:444455556666:trail/main',
          ],
        },
      }),
    },
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: {
          'aws:SourceArn': [
            'arn:aws:s3:::amzn-s3-demo-bucket',
            'arn:aws:cloudtrail:us-east-1:444455556666:trail/main',
          ],
        },
      }),
    },
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': '*' },
      }),
    },
    // A part of the account is a variable.
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '1111${aws:PrincipalTag/Part}' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': '${aws:PrincipalTag/Part}3333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:444455556666:trail/main' },
      }),
    },
    // Other checks report the operators, and the empty list.
    {
      with: under({
        StringEqualz: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        NumericEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:444455556666:trail/main' },
      }),
    },
    {
      with: under({
        StringEquals: { 'aws:SourceAccount': [] },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:444455556666:trail/main' },
      }),
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    const arns = find(statement, 'aws:sourcearn');
    const accounts = arns && find(statement, 'aws:sourceaccount');
    if (!accounts) return undefined;
    const ofArns = arns.values.map(({ value }) => parseArn(String(value))?.account ?? '');
    const known = accounts.values.map(({ value }) => String(value));
    if (ofArns.length > MAX_COMPARED || known.length > MAX_COMPARED) return undefined;
    // A resource without an account ID, or with a variable in it, may be in any account.
    if (![...ofArns, ...known].every((account) => ACCOUNT.test(account))) return undefined;
    if (ofArns.some((account) => known.some((other) => globsMeet(account, other)))) return undefined;
    return {
      message: `\`aws:SourceArn\` has account ${show(ofArns[0] ?? '')}, but \`aws:SourceAccount\` is ${show(known[0] ?? '')}, so the statement never applies. Write the same account in both.`,
      locations: [atKey(arns.path), atKey(accounts.path)],
    };
  },
});
