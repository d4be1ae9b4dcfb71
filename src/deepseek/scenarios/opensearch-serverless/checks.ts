// OpenSearch connectors: what the domain calls as the connector role, and the person who creates the connector.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { callsOf, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { targetCalls } from '#deepseek/shared/checks/opensearch.ts';
import { renamed } from '#deepseek/expectations/near-misses.ts';

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html */
export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
  ...targetCalls(checked, 'connector'),
  ...checked.answer('collections').flatMap(({ arn }) =>
    callsOf({
      by: 'creator',
      may: [['aoss:APIAccessAll', arn]],
      near: { 'aoss:APIAccessAll': [renamed('on another collection', 'zz')] },
      not: [['delete it', 'aoss:DeleteCollection', arn]],
    }),
  ),
  ...passRoleExpectations(checked, { by: 'creator' }),
];
