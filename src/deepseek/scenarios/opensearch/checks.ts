// OpenSearch connectors: what the domain calls as the connector role, and the person who creates the connector.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { type Expectation } from '#iam/request/expectation.ts';
import { targetCalls, domainCreator } from '#deepseek/shared/checks/opensearch.ts';

export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
  ...targetCalls(checked, 'connector'),
  ...domainCreator(checked),
];
