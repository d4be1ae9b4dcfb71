// How the answers on lock-down switches are summed up in their step's line.
import { count } from '#core/text/words.ts';
import { guardrailName } from './guardrail-name.ts';
import { addSummaries, noSummary, oneOrCount } from './step-summary.ts';

addSummaries({
  sessionDuration: ({ answer }) =>
    `sessions of ${count(Math.round(answer('sessionDuration') / 360) / 10, 'hour')}`,
  enforcedGuardrail: noSummary,
  enforcedGuardrails: ({ answer }) =>
    `enforced ${oneOrCount(answer('enforcedGuardrails').map(guardrailName), 'guardrail')}`,
  guardrailRule: noSummary,
  guardrails: ({ answer }) => `only with ${oneOrCount(answer('guardrails').map(guardrailName), 'guardrail')}`,
  guardrailProfile: ({ answer }) =>
    answer('guardrailProfile').length > 0 ? 'cross-Region guardrail' : undefined,
  noPriorityTier: ({ view }) => (view.flag('noPriorityTier') ? 'no Priority tier' : undefined),
  network: noSummary,
  vpcEndpoints: ({ answer }) => `only through ${oneOrCount(answer('vpcEndpoints'), 'VPC endpoint')}`,
  sourceIps: ({ answer }) => `only from ${oneOrCount(answer('sourceIps'), 'address range')}`,
  trustNetwork: noSummary,
  principalOrg: ({ answer }) =>
    answer('principalOrg') === '' ? undefined : `only ${answer('principalOrg')}`,
  policyName: ({ answer, view }) => (view.asks('roleName') ? undefined : answer('policyName')),
});
