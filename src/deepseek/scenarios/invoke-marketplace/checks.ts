// Calls of endpoints on SageMaker: directly, and those of Bedrock Marketplace through Bedrock.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { arnOf } from '#deepseek/expectations/near-misses.ts';
import { marketplaceCalls } from '#deepseek/shared/checks/sagemaker-endpoints.ts';

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const endpoints = checked.answer('marketplaceEndpoints');
  const fixed = endpoints.map(({ region, account = home.account }) =>
    arnOf(home, 'bedrock', region, account, 'marketplace/model-endpoint/all-access'),
  );
  return marketplaceCalls(
    checked,
    [...new Set(fixed)],
    endpoints.map(({ arn }) => arn),
  );
}
