// A Serverless collection calls DeepSeek through a connector; a creator sets up the connector.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { collectionCreator } from '#deepseek/shared/opensearch.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import { createConnector, dataAccessStep } from '#deepseek/shared/connector-steps.ts';
import { connectorTarget } from '#deepseek/shared/connector-targets.ts';
import { creator } from '#deepseek/shared/connector-creator.ts';

export function plan(checked: CheckedAnswers): Plan {
  const target = connectorTarget(checked, roleArn(checked));
  const regions = [...new Set(checked.answer('collections').map((collection) => collection.region))];
  return {
    main: { id: 'connector', title: 'Connector role', statements: target.statements },
    attachments: [creator(checked, collectionCreator(checked))],
    nextSteps: [
      dataAccessStep(checked, regions),
      createConnector(checked, target.call, {
        service: 'aoss',
        region: regions[0] ?? 'REGION',
        endpoint: 'COLLECTION-ENDPOINT',
      }),
      ...target.nextSteps,
    ],
    notices: target.notices,
  };
}
