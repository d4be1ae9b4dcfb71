// A statement with the same meaning as another.
import { ALL_TYPES, atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import { canonicalStatement } from './canonical.ts';

const READ = {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
};
const SAME = {
  Sid: 'Same',
  Effect: 'Allow',
  Action: ['s3:PutObject', 's3:getobject'],
  Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
};
const OTHER = { ...READ, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket1/*' };

/** What statements that say the same have in common, and most others have not. */
function outline({
  effect,
  actions,
  notActions,
  resources,
  notResources,
  principals,
  conditions,
}: StatementView): number {
  let hash = effect === 'Allow' ? 1 : 2;
  for (const list of [actions, notActions, resources, notResources, principals]) {
    hash = Math.imul(hash, 31) + list.length;
    for (const { value } of list) hash += value.length;
  }
  return Math.imul(hash, 31) + conditions.length;
}

export default defineCheck({
  id: 'redundant-statement',
  code: 'REDUNDANT_STATEMENT',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Redundant statement',
  why: 'A statement that repeats another adds nothing, and one of the two is easily forgotten when the other changes.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html',
  bad: [
    {
      statements: [READ, SAME],
      at: ['Statement.0', 'Statement.1'],
      fixedPolicy: { Version: '2012-10-17', Statement: [READ] },
    },
    {
      statements: [READ, OTHER, READ, READ],
      at: ['Statement.0', 'Statement.2', 'Statement.3'],
      fixedPolicy: { Version: '2012-10-17', Statement: [READ, OTHER] },
    },
    {
      type: 'trust',
      policy: {
        Version: '2012-10-17',
        Statement: [true, 'true'].map((secure) => ({
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { Bool: { 'aws:SecureTransport': secure } },
        })),
      },
      at: ['Statement.0', 'Statement.1'],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { Bool: { 'aws:SecureTransport': true } },
          },
        ],
      },
    },
    {
      statements: [
        { ...READ, Condition: 'a' },
        { ...READ, Condition: 'a' },
      ],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
            Condition: 'a',
          },
        ],
      },
    },
    {
      statements: [
        { ...READ, Condition: { Bool: 'a' } },
        { ...READ, Condition: { Bool: 'a' } },
      ],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'],
            Condition: { Bool: 'a' },
          },
        ],
      },
    },
    {
      statements: [{ Effect: 'Allow' }, { Effect: 'Allow', Sid: 'Same' }],
      fixedPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow' }] },
    },
  ],
  good: [
    { statements: [READ, OTHER] },
    { statements: [READ, { ...READ, Effect: 'Deny' }] },
    {
      statements: [READ, { ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    },
    // Unfinished statements are for the grammar check.
    {
      statements: [
        { Action: 's3:GetObject', Resource: '*' },
        { Action: 's3:GetObject', Resource: '*' },
      ],
    },
  ],
  on: 'policy',
  check({ statements }): CheckFindings {
    if (statements.length < 2) return undefined;
    const byOutline = groupBy(statements, outline);
    if (byOutline.size === statements.length) return undefined;
    const hits: CheckFinding[] = [];
    for (const alike of byOutline.values()) {
      if (alike.length < 2) continue;
      for (const group of groupBy(alike, ({ source }) => canonicalStatement(source)).values()) {
        const [first, ...others] = group;
        // A statement without Effect is unfinished; the grammar check reports it.
        if (!first?.effect || others.length === 0) continue;
        hits.push({
          message: `${others.length === 1 ? 'Two' : group.length} statements are the same. Keep one of them.`,
          locations: group.map(({ path }) => atValue(path)),
          fix: {
            title: others.length === 1 ? 'Remove the second statement' : `Remove ${others.length} statements`,
            safe: true,
            edits: others.toReversed().map(({ path }) => ({ kind: 'remove', path })),
          },
        });
      }
    }
    return hits;
  },
});
