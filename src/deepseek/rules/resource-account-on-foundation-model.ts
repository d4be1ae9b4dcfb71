// A condition on the owner of the resource, on foundation models.
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import { bedrockName, isInvoke } from '#iam/rules/checks/services/bedrock-policy.ts';
import { oncePer } from '#iam/rules/once-per.ts';
import { isDeepSeek } from './is-deepseek.ts';

const OWNER_KEYS: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
]);

/** Whether a model is named. AWS's own policies put such conditions on all models at once, and may know why. */
const namesModel = oncePer(({ resources }: StatementView) =>
  resources.some((resource) => {
    const name = bedrockName(resource);
    return name?.kind === 'foundation-model' && (name.isOutright || isDeepSeek(name));
  }),
);

/** Whether it is for calls of models, whatever they are. */
const isForCalls = oncePer(
  ({ resources, actions }: StatementView) =>
    resources.some(({ value }) => value === '*') && actions.some(isInvoke),
);

/** Whether it keeps AWS's models out: an Allow asks for the owner, or a Deny is for all but him. */
function keepsOut({ operator }: ConditionView, { effect }: StatementView): boolean {
  // ForAllValues is also true for what the request lacks.
  if (!operator || operator.family === 'Null' || operator.set === 'ForAllValues') return false;
  return effect === 'Allow' ? !operator.negated && !operator.ifExists : effect === 'Deny' && operator.negated;
}

export default defineCheck({
  id: 'resource-account-on-foundation-model',
  severity: 'warning',
  types: ['identity', 'scp'],
  title: 'Condition on the owner of foundation models',
  why: 'Foundation models belong to AWS, not to your account or organization, and have none of your tags. According to AWS’s documentation, a condition that requires yours denies every call to them.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
        Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
      at: ['#Statement.0.Condition.StringEquals.aws:ResourceAccount'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: [
          'arn:aws:bedrock:*:111122223333:inference-profile/us.deepseek.r1-v1:0',
          'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        ],
        Condition: { StringLike: { 'aws:resourcetag/team': ['search*'] } },
      },
      at: ['#Statement.0.Condition.StringLike.aws:resourcetag/team'],
    },
    {
      type: 'scp',
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
      },
      at: ['#Statement.0.Condition.StringNotEquals.aws:ResourceOrgID'],
    },
    {
      with: {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { 'ForAnyValue:StringLike': { 'aws:ResourceOrgPaths': 'o-a1b2c3d4e5/*' } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: ['bedrock:InvokeModel', 's3:GetObject'],
        Resource: ['*', 'arn:aws:s3:::amzn-s3-demo-bucket/*'],
        Condition: { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6',
        Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
        Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: ['arn:aws:bedrock:*::foundation-model/*', 'arn:aws:bedrock:*:*:inference-profile/*'],
        Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
      },
    },
    // A perimeter for everything else.
    {
      type: 'scp',
      with: {
        Action: ['s3:*', 'sqs:*'],
        Condition: { StringNotEqualsIfExists: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/*',
        Condition: { Null: { 'aws:ResourceAccount': 'true' } },
      },
    },
    // True for what is AWS’s, too.
    {
      with: {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { StringEqualsIfExists: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { 'ForAllValues:StringEquals': { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { Null: { 'aws:ResourceAccount': 'true' } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    // Other calls, or other resources.
    {
      with: {
        Effect: 'Deny',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*:111122223333:imported-model/*',
        Condition: { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    {
      with: {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
    // Another check reports the operator.
    {
      with: {
        Effect: 'Allow',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { StringEqualz: { 'aws:ResourceAccount': '111122223333' } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const { keyName, key, path } = condition;
    if (!OWNER_KEYS.has(keyName) && !keyName.startsWith('aws:resourcetag/')) return undefined;
    if (!keepsOut(condition, statement)) return undefined;
    if (!namesModel(statement) && !(statement.effect === 'Deny' && isForCalls(statement))) return undefined;
    return {
      message: `${show(key)} excludes every foundation model, because they belong to AWS and have none of your tags. Move them to a statement without this condition.`,
      locations: [atKey(path)],
    };
  },
});
