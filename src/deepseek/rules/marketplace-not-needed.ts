// AWS Marketplace subscriptions in a policy for DeepSeek, which is not sold there.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import { bedrockName } from '#iam/rules/checks/services/bedrock-policy.ts';
import { oncePer } from '#iam/rules/once-per.ts';

const SUBSCRIPTION: ReadonlySet<string> = new Set(['subscribe', 'unsubscribe', 'viewsubscriptions']);

/** Whether the models that the policy names are all of DeepSeek, and there are some. */
const isAboutDeepSeek = oncePer(({ statements }: PolicyView) => {
  const models = statements.flatMap(({ resources }) =>
    resources.flatMap((resource) => {
      const name = bedrockName(resource);
      return name?.kind === 'foundation-model' ? [name.id] : [];
    }),
  );
  return models.length > 0 && models.every((id) => id.startsWith('deepseek'));
});

export default defineCheck({
  id: 'marketplace-not-needed',
  severity: 'suggestion',
  types: ['identity', 'scp'],
  title: 'Marketplace subscription for DeepSeek',
  why: 'Bedrock’s DeepSeek models are not sold through AWS Marketplace: calling them needs no subscription, and denying subscriptions does not block anyone.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
  bad: [
    {
      statements: [
        {
          Effect: 'Allow',
          Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
          Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
        },
        { Effect: 'Allow', Action: ['aws-marketplace:Subscribe'], Resource: '*' },
      ],
      at: ['Statement.1.Action.0'],
    },
    {
      type: 'scp',
      statements: [
        { Effect: 'Deny', Action: 'bedrock:*', Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*' },
        { Effect: 'Deny', Action: 'aws-marketplace:Subscribe', Resource: '*' },
      ],
      at: ['Statement.1.Action'],
    },
  ],
  good: [
    { with: { Action: 'aws-marketplace:Subscribe', Resource: '*' } },
    {
      statements: [
        {
          Effect: 'Allow',
          Action: 'bedrock:InvokeModel*',
          Resource: [
            'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
            'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0',
          ],
        },
        { Effect: 'Allow', Action: 'aws-marketplace:Subscribe', Resource: '*' },
      ],
    },
  ],
  on: 'action',
  check({ prefix, name, value, path, excluded }, { effect }, { policy }): CheckFindings {
    if (prefix !== 'aws-marketplace' || !SUBSCRIPTION.has(name) || excluded || !isAboutDeepSeek(policy))
      return undefined;
    return {
      message: `DeepSeek on Bedrock is not sold through AWS Marketplace: ${effect === 'Deny' ? `denying ${show(value)} does not block it. Deny \`bedrock:InvokeModel*\`` : `${show(value)} is not needed for it. Remove it`}.`,
      locations: [atValue(path)],
    };
  },
});
