// A Serverless collection calls DeepSeek through a connector; a creator sets up the connector.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { collectionCreator } from '#core/compose/blocks/opensearch.ts';
import { roleArn, type Plan } from '#core/compose/plan.ts';
import { createConnector, dataAccessStep } from './connector-steps.ts';
import { connectorTarget } from './connector-targets.ts';
import { creator } from './opensearch.ts';

export function openSearchServerless(reading: CheckedAnswers): Plan {
  const target = connectorTarget(reading, roleArn(reading));
  const regions = [...new Set(reading.answer('collections').map((collection) => collection.region))];
  return {
    main: { id: 'connector', title: 'Connector role', grants: target.grants },
    attachments: [creator(reading, collectionCreator(reading))],
    nextSteps: [
      dataAccessStep(reading, regions),
      createConnector(reading, target.call, {
        service: 'aoss',
        region: regions[0] ?? 'REGION',
        endpoint: 'COLLECTION-ENDPOINT',
      }),
      ...target.nextSteps,
    ],
    notices: target.notices,
  };
}
