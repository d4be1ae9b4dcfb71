// A pattern for all models of DeepSeek in an Allow.
import { MODELS } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { allowsInvoke, bedrockName } from '#iam/rules/checks/services/bedrock-policy.ts';

/** Whether the ID takes every model of DeepSeek, also those to come. */
const OPEN_ID = /^deepseek(?:\.v?)?\*+$/;
const KNOWN = MODELS.map(({ runtimeId }) => `\`${runtimeId}\``).join(', ');

export default defineCheck({
  id: 'wildcard-model-in-allow',
  severity: 'suggestion',
  types: ['identity'],
  title: 'Allow for all DeepSeek models, including future ones',
  why: 'A pattern such as `deepseek.*` in an Allow also covers models that AWS adds later, with other prices and terms. Use wildcards in a Deny. A policy for every Region is assumed to intend this.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek*',
      },
      at: ['Statement.0.Resource'],
    },
    {
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: [
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
          'arn:aws:bedrock:us-west-2::foundation-model/deepseek.*',
        ],
      },
      at: ['Statement.0.Resource.1'],
    },
  ],
  good: [
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek*',
      },
    },
    {
      with: { Action: 'bedrock:InvokeModel*', Resource: 'arn:aws:bedrock:us-east-1::foundation-model/*' },
    },
    // As a permissions boundary has it.
    { with: { Action: 'bedrock:InvokeModel*', Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.*' } },
  ],
  on: 'arn',
  check(resource, statement): CheckFindings {
    if (!resource.wildcard || resource.excluded || !allowsInvoke(statement)) return undefined;
    const name = bedrockName(resource);
    if (name?.kind !== 'foundation-model' || !OPEN_ID.test(name.id) || hasWildcard(name.arn.region))
      return undefined;
    return {
      message: `${show(name.id)} also allows models that AWS adds later. Name those that you use: ${KNOWN}.`,
      locations: [atValue(resource.path)],
    };
  },
});
