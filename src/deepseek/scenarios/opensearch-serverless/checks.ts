// OpenSearch connectors: what the domain calls as the connector role, and the person who creates the connector.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { callsOf, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { targetCalls } from '#deepseek/shared/checks/opensearch.ts';

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html */
export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
  ...targetCalls(checked, 'connector'),
  ...checked.answer('collections').flatMap(({ arn }) =>
    callsOf({
      by: 'creator',
      may: [['aoss:APIAccessAll', arn]],
      not: [
        ['on another collection', 'aoss:APIAccessAll', `${arn}zz`],
        ['delete it', 'aoss:DeleteCollection', arn],
      ],
    }),
  ),
  ...passRoleExpectations(checked, { by: 'creator' }),
];
