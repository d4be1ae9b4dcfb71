// A statement with conditions, and another that allows the same without conditions.
import { atKey, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { allowsAction, isUnconditional } from './web-identity.ts';

const keyOf = ({ kind, value }: { readonly kind: string | undefined; readonly value: string }): string =>
  `${kind} ${value}`;

/** Of many statements for one principal the first few are compared. */
const MAX_COMPARED = 5;

/** The statements without conditions, by those whom they let in. */
function bareStatements(statements: readonly StatementView[]): ReadonlyMap<string, readonly Bare[]> {
  const found = new Map<string, Bare[]>();
  for (const statement of statements) {
    if (statement.effect !== 'Allow' || !isUnconditional(statement)) continue;
    const bare = { statement, trusted: new Set(statement.principals.map((principal) => keyOf(principal))) };
    for (const key of bare.trusted) {
      const others = found.get(key);
      if (!others) found.set(key, [bare]);
      else if (others.length < MAX_COMPARED) others.push(bare);
    }
  }
  return found;
}

interface Bare {
  readonly statement: StatementView;
  readonly trusted: ReadonlySet<string>;
}

/** Whether `bare` lets in all that `statement` does. */
const undoes = ({ statement: bare, trusted }: Bare, statement: StatementView): boolean =>
  statement.principals.every((principal) => trusted.has(keyOf(principal))) &&
  statement.actions.length > 0 &&
  statement.actions.length <= MAX_COMPARED * 2 &&
  statement.actions.every(({ value }) => allowsAction(bare, value.toLowerCase()));

export default defineCheck({
  id: 'condition-undone-by-bare-statement',
  severity: 'warning',
  types: ['trust'],
  title: 'Conditions that another statement bypasses',
  why: 'Statements add up: if one allows a principal without a condition, the conditions of another on the same principal block nobody.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  bad: [
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' },
        {
          Effect: 'Allow',
          Principal: { Service: 'bedrock.amazonaws.com' },
          Action: ['sts:AssumeRole'],
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
      at: ['#Statement.1.Condition'],
    },
    {
      statements: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/Reader' },
          Action: 'sts:assumerole',
          Condition: { StringEquals: { 'sts:ExternalId': 'b9f1c7e0' } },
        },
        {
          Effect: 'Allow',
          Principal: {
            AWS: ['arn:aws:iam::111122223333:role/Writer', 'arn:aws:iam::111122223333:role/Reader'],
          },
          Action: 'sts:*',
        },
      ],
      at: ['#Statement.0.Condition'],
    },
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:TagSession' },
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, NotAction: 'sts:TagSession' },
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
      at: ['#Statement.2.Condition'],
    },
    // The first of several without conditions.
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:TagSession' },
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
      at: ['#Statement.2.Condition'],
    },
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:*' },
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
      at: ['#Statement.1.Condition'],
    },
  ],
  good: [
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        {
          Effect: 'Allow',
          Principal: { Service: ['lambda.amazonaws.com', 'bedrock.amazonaws.com'] },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
    {
      statements: [
        { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
        {
          Effect: 'Allow',
          Principal: { AWS: '111122223333' },
          Action: 'sts:TagSession',
          Condition: { StringLike: { 'aws:RequestTag/team': '*' } },
        },
      ],
    },
    // All have conditions.
    {
      policy: {
        Version: '2012-10-17',
        Statement: [1, 2].map((number) => ({
          Effect: 'Allow',
          Principal: { AWS: '11112222333' + number },
          Action: 'sts:AssumeRole',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        })),
      },
    },
    // Other actions, or all but one.
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:*' },
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          NotAction: 'sts:TagSession',
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
    // Denied, not allowed.
    {
      statements: [
        { Effect: 'Deny', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        {
          Effect: 'Deny',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
    // Another check reports that nobody is named.
    {
      statements: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
  ],
  on: 'policy',
  check({ statements }): CheckFindings {
    const bare = bareStatements(statements);
    return statements.flatMap((statement): readonly CheckFinding[] => {
      const [first] = statement.principals;
      if (statement.effect !== 'Allow' || !first || isUnconditional(statement)) return [];
      if (!bare.get(keyOf(first))?.some((each) => undoes(each, statement))) return [];
      return [
        {
          message:
            'These conditions block nobody, because another statement allows the same principals without any. Add the conditions there, or delete that statement.',
          locations: [atKey([...statement.path, 'Condition'])],
        },
      ];
    });
  },
});
