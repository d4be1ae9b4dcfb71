// A Bedrock job that may be started, without the permission to pass it a role.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import { allowsInvoke, covers } from './bedrock-policy.ts';
import { oncePer } from '#iam/rules/once-per.ts';

/** Actions of Bedrock whose calls name a service role. */
const WITH_ROLE: ReadonlySet<string> = new Set([
  'createevaluationjob',
  'createmodelcustomizationjob',
  'createmodelimportjob',
  'createmodelinvocationjob',
]);

const allowsPassing = oncePer(({ statements }: PolicyView) =>
  statements.some(
    ({ effect, actions, notActions }) =>
      effect === 'Allow' &&
      (notActions.length > 0 || actions.some((action) => covers(action, 'passrole', 'iam'))),
  ),
);

/** As the service roles of evaluations do, which start batch jobs without passing a role. */
const callsModels = oncePer(({ statements }: PolicyView) => statements.some(allowsInvoke));

export default defineCheck({
  id: 'pass-role-missing',
  severity: 'suggestion',
  types: ['identity'],
  title: 'Bedrock job without iam:PassRole',
  why: 'Starting an import, batch, customization or evaluation job needs `iam:PassRole` on the service role that the job uses. Without it the call is denied.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  bad: [
    { with: { Action: 'bedrock:CreateModelImportJob', Resource: '*' }, at: ['Statement.0.Action'] },
    {
      with: {
        Action: ['bedrock:GetModelInvocationJob', 'bedrock:createModelInvocationJob'],
        Resource: [
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
          'arn:aws:bedrock:us-east-1:111122223333:model-invocation-job/*',
        ],
      },
      at: ['Statement.0.Action.1'],
    },
  ],
  good: [
    {
      statements: [
        { Effect: 'Allow', Action: 'bedrock:CreateModelImportJob', Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: 'arn:aws:iam::111122223333:role/ModelImport',
          Condition: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
        },
      ],
    },
    {
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:CreateModelInvocationJob'],
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/*',
      },
    },
    { with: { Action: 'bedrock:GetModelImportJob', Resource: '*' } },
    { with: { Effect: 'Deny', Action: 'bedrock:CreateModelImportJob', Resource: '*' } },
    { with: { Action: 'bedrock:*', Resource: '*' } },
  ],
  on: 'action',
  check({ prefix, name, value, path, excluded }, statement, { policy }): CheckFindings {
    if (prefix !== 'bedrock' || statement.effect !== 'Allow' || excluded || !WITH_ROLE.has(name))
      return undefined;
    if (allowsPassing(policy) || callsModels(policy)) return undefined;
    return {
      message: `${show(value)} passes a service role to the job, but this policy does not allow \`iam:PassRole\`. Add it for that role, unless another policy allows it.`,
      locations: [atValue(path)],
    };
  },
});
