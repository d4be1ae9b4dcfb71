// A Deny of calling models that leaves other ways to the same models.
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView, StatementView } from '#iam/rules/policy-view.ts';
import { BATCH, bedrockName, covers, isInvoke } from './bedrock-policy.ts';
import { oncePer } from '#iam/rules/once-per.ts';

/** Whether it denies calling models by name, to everyone and always. */
function isPlainDeny({ effect, actions, resources, source }: StatementView): boolean {
  if (effect !== 'Deny' || source['Condition'] !== undefined) return false;
  if (!actions.every(isInvoke)) return false;
  return resources.every(
    (resource) => resource.value === '*' || bedrockName(resource)?.kind === 'foundation-model',
  );
}

const denied = (name: string, prefix: string): ((policy: PolicyView) => boolean) =>
  oncePer(({ statements }: PolicyView) =>
    statements.some(
      ({ effect, actions, notActions }) =>
        effect === 'Deny' &&
        (notActions.length > 0 || actions.some((action) => covers(action, name, prefix))),
    ),
  );

const deniesBatch = denied(BATCH, 'bedrock');
const deniesMantle = denied('createinference', 'bedrock-mantle');

export default defineCheck({
  id: 'deny-leaves-other-paths',
  severity: 'suggestion',
  types: ['identity', 'scp'],
  title: 'Deny of model calls that leaves other paths open',
  why: 'A Deny of `bedrock:InvokeModel` does not cover batch jobs, which are `bedrock:CreateModelInvocationJob`, nor the bedrock-mantle endpoint, whose actions have the prefix `bedrock-mantle`.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html',
  bad: [
    {
      type: 'scp',
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*',
      },
      at: ['Statement.0.Action.0'],
      says: ['bedrock:CreateModelInvocationJob', 'bedrock-mantle:CreateInference'],
    },
    {
      type: 'scp',
      statements: [
        { Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*' },
        { Effect: 'Deny', Action: 'bedrock-mantle:*', Resource: '*' },
      ],
      at: ['Statement.0.Action'],
    },
    {
      type: 'scp',
      statements: [
        { Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*' },
        { Effect: 'Deny', Action: 'bedrock:CreateModelInvocationJob', Resource: '*' },
      ],
      at: ['Statement.0.Action'],
    },
    // What is allowed is not denied.
    {
      type: 'scp',
      statements: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*' },
      ],
      at: ['Statement.1.Action'],
    },
  ],
  good: [
    {
      type: 'scp',
      with: {
        Action: [
          'bedrock:InvokeModel*',
          'bedrock:CreateModelInvocationJob',
          'bedrock-mantle:CreateInference',
        ],
      },
    },
    { type: 'scp', with: { Action: ['bedrock:*', 'bedrock-mantle:*'] } },
    // Calls without a guardrail: batch jobs and bedrock-mantle have none.
    {
      with: {
        Effect: 'Deny',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: '*',
        Condition: { Null: { 'bedrock:GuardrailIdentifier': 'true' } },
      },
    },
    {
      type: 'scp',
      with: { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:*:*:imported-model/*' },
    },
    // Nothing else is left open.
    {
      type: 'scp',
      statements: [
        { Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*' },
        { Effect: 'Deny', NotAction: ['iam:*', 's3:*'], Resource: '*' },
      ],
    },
    {
      type: 'scp',
      statements: [
        { Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*' },
        { Effect: 'Deny', Action: ['bedrock:CreateModelInvocationJob', 'bedrock-mantle:*'], Resource: '*' },
      ],
    },
    // These deny nothing, or more than calls, or calls of others too.
    { type: 'identity', with: { Action: 'bedrock:InvokeModel', Resource: '*' } },
    {
      with: { Effect: 'Deny', Action: ['bedrock:InvokeModel', 'bedrock:GetFoundationModel'], Resource: '*' },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: ['arn:aws:bedrock:*::foundation-model/*', 'arn:aws:bedrock:*:*:imported-model/*'],
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: ['arn:aws:bedrock:*::foundation-model/*', 'arn:aws:s3:::amzn-s3-demo-bucket/*'],
      },
    },
    { with: { Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*', Condition: {} } },
    // Named one by one.
    {
      type: 'scp',
      statements: [
        { Effect: 'Deny', Action: 'bedrock:InvokeModel', Resource: '*' },
        {
          Effect: 'Deny',
          Action: ['bedrock:CreateModelInvocationJob', 'bedrock-mantle:CreateInference'],
          Resource: '*',
        },
      ],
    },
  ],
  on: 'statement',
  check(statement, _same, { policy }): CheckFindings {
    const [first] = statement.actions;
    if (!first || !isPlainDeny(statement)) return undefined;
    const open = [
      ...(deniesBatch(policy) ? [] : ['batch jobs (`bedrock:CreateModelInvocationJob`)']),
      ...(deniesMantle(policy) ? [] : ['the bedrock-mantle endpoint (`bedrock-mantle:CreateInference`)']),
    ];
    if (open.length === 0) return undefined;
    return {
      message: `This Deny does not cover ${open.join(' and ')}, which can call the same models. Deny that too if nobody should call them.`,
      locations: [atValue(first.path)],
    };
  },
});
