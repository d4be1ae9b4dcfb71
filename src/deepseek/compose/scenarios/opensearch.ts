// An OpenSearch domain calls DeepSeek through a connector; a creator sets up the connector.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { domainCreator } from '#deepseek/compose/blocks/opensearch.ts';
import type { Grant } from '#deepseek/compose/grant.ts';
import { roleArn, type AttachmentPlan, type Plan } from '#deepseek/compose/plan.ts';
import { createConnector, mapCreator, trustEndpoint, type Signing } from './connector-steps.ts';
import { connectorTarget } from './connector-targets.ts';

/** The creator of the connector, who alone passes the connector role. */
export const creator = (checked: CheckedAnswers, grants: readonly Grant[]): AttachmentPlan => ({
  id: 'creator',
  title: 'Creator',
  deploys: 'the-service',
  name: checked.answer('operatorName'),
  description: 'Creates the OpenSearch connector and passes the connector role',
  attachTo: 'the role or user whose credentials sign the create call',
  grants,
});

export const domainSigning = (checked: CheckedAnswers): Signing => ({
  service: 'es',
  region: callerHome(checked.view).regions[0] ?? 'REGION',
  endpoint: 'DOMAIN-ENDPOINT',
});

export function openSearch(checked: CheckedAnswers): Plan {
  const target = connectorTarget(checked, roleArn(checked));
  return {
    main: { id: 'connector', title: 'Connector role', grants: target.grants },
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
