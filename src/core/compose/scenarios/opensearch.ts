// An OpenSearch domain calls DeepSeek through a connector; a creator sets up the connector.
import { callerHome } from '#core/answers/caller-home.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { domainCreator } from '#core/compose/blocks/opensearch.ts';
import type { Grant } from '#core/compose/grant.ts';
import { roleArn, type AttachmentPlan, type Plan } from '#core/compose/plan.ts';
import { createConnector, MAP_CREATOR, trustEndpoint, type Signing } from './connector-steps.ts';
import { connectorTarget } from './connector-targets.ts';

/** The creator of the connector, who alone passes the connector role. */
export const creator = (reading: CheckedAnswers, grants: readonly Grant[]): AttachmentPlan => ({
  id: 'creator',
  title: 'Creator',
  name: reading.answer('operatorName'),
  description: 'Creates the OpenSearch connector and passes the connector role',
  attachTo: 'the role or user whose credentials sign the create call',
  grants,
});

export const domainSigning = (reading: CheckedAnswers): Signing => ({
  service: 'es',
  region: callerHome(reading.view).regions[0] ?? 'REGION',
  endpoint: 'DOMAIN-ENDPOINT',
});

export function openSearch(reading: CheckedAnswers): Plan {
  const target = connectorTarget(reading, roleArn(reading));
  return {
    main: { id: 'connector', title: 'Connector role', grants: target.grants },
    attachments: [creator(reading, domainCreator(reading))],
    nextSteps: [
      MAP_CREATOR,
      ...trustEndpoint(reading, target.call, domainSigning(reading)),
      createConnector(reading, target.call, domainSigning(reading)),
      ...target.nextSteps,
    ],
    notices: target.notices,
  };
}
