// A list of approved models that leaves out everything else one calls.
import { modelByFoundationId } from '#deepseek/facts/models.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { bedrockName, coversInvoke } from '#iam/rules/checks/services/bedrock-policy.ts';

export default defineCheck({
  id: 'model-list-without-profiles',
  severity: 'suggestion',
  types: ['identity', 'scp'],
  title: 'Approved models without the profiles they are called through',
  why: 'A Deny with NotResource applies to everything that is not listed. If it lists only foundation models, it also denies inference profiles, imported models and Marketplace endpoints, and nobody can call DeepSeek-R1.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_bedrock.html',
  bad: [
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: undefined,
        NotResource: ['arn:aws:bedrock:*::foundation-model/amazon.*'],
      },
      at: ['Statement.0.NotResource.0'],
    },
    {
      type: 'scp',
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:CreateModelInvocationJob'],
        Resource: undefined,
        NotResource: [
          'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
          'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        ],
      },
      at: ['Statement.0.NotResource.0', 'Statement.0.NotResource.1'],
      severity: 'warning',
    },
  ],
  good: [
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: undefined,
        NotResource: [
          'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:*:*:inference-profile/us.deepseek.r1-v1:0',
        ],
      },
    },
    {
      type: 'scp',
      with: { Action: 'bedrock:InvokeModel*', Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*' },
    },
  ],
  on: 'statement',
  check({ effect, actions, notResources }): CheckFindings {
    if (effect !== 'Deny' || notResources.length === 0 || !actions.some(coversInvoke)) return undefined;
    const names = notResources.map(bedrockName);
    if (!names.every((name) => name?.kind === 'foundation-model')) return undefined;
    const stranded = names.find((name) => name && modelByFoundationId(name.id)?.regions.length === 0);
    return {
      message: `This denies everything but foundation models, including every inference profile, imported model and Marketplace endpoint. ${stranded ? 'DeepSeek-R1 can be called only through its profile: add `arn:aws:bedrock:*:*:inference-profile/us.deepseek.r1-v1:0`.' : 'Add the ARNs of those in use.'}`,
      locations: notResources.map(({ path }) => atValue(path)),
      severity: stranded ? 'warning' : 'suggestion',
    };
  },
});
