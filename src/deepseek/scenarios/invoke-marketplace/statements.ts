// An app calls DeepSeek from Bedrock Marketplace.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { invokeMarketplace, marketplaceArn } from '#deepseek/shared/marketplace.ts';
import { command, shellWord } from '#deepseek/compose/shell.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

export function plan(checked: CheckedAnswers): Plan {
  const endpoints = checked.answer('marketplaceEndpoints').map(({ arn }) => arn);
  const fixed = endpoints
    .flatMap((arn) => parseArn(arn) ?? [])
    .map(({ partition, region, account }) => marketplaceArn(partition, region, account));
  const [first = ''] = endpoints;
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: invokeMarketplace([...new Set(fixed)], endpoints, checked.answer('streaming'), {
        call: 'marketplaceEndpoints',
        endpoint: 'marketplaceEndpoints',
      }),
    },
    nextSteps: [
      {
        id: 'marketplace-call',
        title: 'Call it with InvokeModel',
        text: 'The call’s model ID is the ARN of the SageMaker endpoint, in InvokeModel as in Converse. Whether Converse works is up to the model: AWS says no for DeepSeek-R1 and its distills. For a guardrail, check text with the ApplyGuardrail API before and after the call.',
        code: command(
          `aws bedrock-runtime invoke-model --region ${parseArn(first)?.region ?? 'REGION'}`,
          `--model-id ${shellWord(first)}`,
          `--cli-binary-format raw-in-base64-out`,
          `--body '{"inputs":"QUESTION","parameters":{"max_new_tokens":512}}' answer.json`,
        ),
        page: PAGES.bedrockMarketplaceModels,
      },
    ],
  };
}
