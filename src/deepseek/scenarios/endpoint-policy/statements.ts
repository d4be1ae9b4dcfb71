// Policies of the VPC endpoints of Bedrock: DeepSeek only, and credentials of the own account only.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { mantleEndpoint, runtimeEndpoint } from '#deepseek/shared/endpoint-policy.ts';
import { projectGaps } from '#deepseek/shared/mantle.ts';
import { endpointSteps } from '#deepseek/shared/endpoint-steps.ts';
import { ENDPOINT_SERVICES, type EndpointService } from '#deepseek/shared/endpoint-services.ts';
import { servedGaps, servedSteps } from '#deepseek/shared/served-models.ts';
import type { Plan, PolicyPlan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';

const PATHS =
  'Calls that do not use the endpoint: over the internet or a NAT gateway, from another VPC, from the console. Also use a service control policy that requires the endpoint.';
const SERVICE_SIDE =
  'Calls that AWS makes for you from its own network: batch jobs, agents, flows, evaluation jobs, OpenSearch connectors.';

const LEAVES: Readonly<Record<string, readonly string[]>> = {
  runtime: [
    PATHS,
    SERVICE_SIDE,
    'Other endpoints, each with its own policy: bedrock-mantle, bedrock-runtime-fips, bedrock (which starts batch and import jobs), bedrock-agent-runtime, sagemaker.runtime.',
  ],
  mantle: [
    PATHS,
    'Calls on bedrock-runtime, a separate endpoint with different actions and model IDs.',
    'Guardrails and invocation logs, which bedrock-mantle does not support.',
  ],
};

const SERVICES: readonly EndpointService[] = [
  { id: 'runtime', service: 'bedrock-runtime', statements: runtimeEndpoint, leaves: LEAVES['runtime'] ?? [] },
  { id: 'mantle', service: 'bedrock-mantle', statements: mantleEndpoint, leaves: LEAVES['mantle'] ?? [] },
  ...ENDPOINT_SERVICES.map((row) => ({ ...row, leaves: [PATHS, ...row.leaves] })),
];

function policies(checked: CheckedAnswers): readonly PolicyPlan[] {
  const regions = checked.view.home.regions.join(', ');
  return SERVICES.filter(({ id }) => checked.answer('endpointServices').includes(id)).flatMap(
    ({ id, service, statements: statementsOf, leaves }) => {
      const statements = statementsOf(checked);
      if (statements.length === 0) return [];
      return [
        {
          id: `${id}-endpoint`,
          type: 'resource' as const,
          title: `Endpoint policy, ${id === 'runtime' || id === 'mantle' ? id : service}`,
          name: `${checked.answer('policyName').slice(0, 106)}-${id}`,
          attachTo: `the VPC endpoint of ${service} in ${regions}`,
          target: { kind: 'endpoint', service, regions: checked.view.home.regions },
          statements,
          leaves,
        },
      ];
    },
  );
}

/** The mantle endpoint has no R1: with R1 alone there is nothing to let through. */
function mantleNotices(checked: CheckedAnswers, made: readonly PolicyPlan[]): readonly Notice[] {
  if (!checked.answer('endpointServices').includes('mantle')) return [];
  const missing = checked
    .answer('servedModels')
    .flatMap((id) => findModel(id) ?? [])
    .filter((model) => model.mantleId === undefined);
  const none = !made.some(({ target }) => target.kind === 'endpoint' && target.service === 'bedrock-mantle');
  if (missing.length === 0) return [];
  const names = missing.map((model) => model.name).join(', ');
  const text = none
    ? `${names} is not on the bedrock-mantle endpoint, so there is no policy for it. Also choose DeepSeek-V3.2.`
    : `${names} is not on the bedrock-mantle endpoint: its policy does not name it.`;
  return [
    {
      id: 'mantle-models',
      text,
      ...(none
        ? {
            stops: {
              text: `${names} is not on the bedrock-mantle endpoint.`,
              fields: ['servedModels', 'endpointServices'],
            },
          }
        : {}),
    },
  ];
}

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const made = policies(checked);
  return {
    policies: made,
    nextSteps: [...endpointSteps(home, made), ...servedSteps(checked.answer('servedModels'), home)],
    notices: [
      ...servedGaps(checked.answer('servedModels'), home),
      ...mantleNotices(checked, made),
      ...(checked.view.asks('mantleProjects') ? projectGaps(checked) : []),
    ],
  };
}
