// Who creates the connector of an OpenSearch domain or collection, and how the call is signed.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { AttachmentPlan } from '#deepseek/compose/plan.ts';
import type { Signing } from './connector-steps.ts';

/** The creator of the connector, who alone passes the connector role. */
export const creator = (
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): AttachmentPlan => ({
  id: 'creator',
  title: 'Creator',
  deploys: 'the-service',
  name: checked.answer('operatorName'),
  description: 'Creates the OpenSearch connector and passes the connector role',
  attachTo: 'the role or user whose credentials sign the create call',
  statements,
});

export const domainSigning = (checked: CheckedAnswers): Signing => ({
  service: 'es',
  region: callerHome(checked.view).regions[0] ?? 'REGION',
  endpoint: 'DOMAIN-ENDPOINT',
});
