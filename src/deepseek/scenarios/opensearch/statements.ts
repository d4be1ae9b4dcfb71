// An OpenSearch domain calls DeepSeek through a connector; a creator sets up the connector.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import { creator, domainSigning } from '#deepseek/shared/connector-creator.ts';
import { createConnector, mapCreator, trustEndpoint } from '#deepseek/shared/connector-steps.ts';
import { connectorTarget } from '#deepseek/shared/connector-targets.ts';
import { domainCreator } from '#deepseek/shared/opensearch.ts';

export function plan(checked: CheckedAnswers): Plan {
  const target = connectorTarget(checked, roleArn(checked));
  return {
    main: { id: 'connector', title: 'Connector role', statements: target.statements },
    attachments: [creator(checked, domainCreator(checked))],
    nextSteps: [
      mapCreator(checked),
      ...trustEndpoint(checked, target.call, domainSigning(checked)),
      createConnector(checked, target.call, domainSigning(checked)),
      ...target.nextSteps,
    ],
    notices: target.notices,
  };
}
