// The policies of an organization's VPC endpoints: approved models and the organization's own credentials pass.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { ENDPOINT_SERVICES } from '#deepseek/shared/endpoint-services.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { controlStatements, mantleStatements, runtimeStatements } from './endpoint-statements.ts';

/** Answers for the blocks of endpoint policies that an organization is not asked for. */
const TAKEN = {
  endpointCallers: 'organization',
  // Every bucket whose owner is of the organization.
  endpointBuckets: ['*'],
  endpointAwsBuckets: ['ecr'],
  // Tokens of SageMaker last for hours, as short-term keys of Bedrock do.
  // https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html
  endpointKeys: true,
} as const;

/** The questions that stand behind those answers. */
const ASKED: { readonly [K in FieldId]?: readonly FieldId[] } = {
  endpointCallers: ['endpointPolicies'],
  endpointServices: ['orgEndpointServices'],
  endpointBuckets: ['orgEndpointServices'],
  endpointAwsBuckets: ['orgEndpointServices'],
  endpointKeys: ['orgEndpointServices'],
  servedModels: ['approvedModels'],
};

function asEndpointAnswers(checked: CheckedAnswers): CheckedAnswers {
  const taken: { readonly [K in FieldId]?: unknown } = {
    ...TAKEN,
    servedModels: checked.answer('approvedModels'),
  };
  return {
    answers: checked.answers,
    view: checked.view,
    tasks: checked.tasks,
    fields: [],
    placeholders: [],
    problems: [],
    answer: (id) =>
      (Object.hasOwn(taken, id) ? taken[id] : checked.answer(id)) as ReturnType<
        typeof checked.answer<typeof id>
      >,
  };
}

const withOwnQuestions = (statement: PlannedStatement): PlannedStatement => ({
  ...statement,
  whys: statement.whys.map((why) => ({
    ...why,
    answers: [...new Set(why.answers.flatMap((id) => ASKED[id] ?? [id]))],
  })),
});

interface Row {
  readonly service: string;
  readonly statements: (checked: CheckedAnswers) => readonly PlannedStatement[];
  readonly leaves: readonly string[];
}

const PATHS =
  'Calls that do not use the endpoint: over the internet, from another VPC, from the console. The control that requires the endpoints denies those.';
const AWS_SIDE =
  'Calls that AWS makes for you from its own network, such as those of jobs, agents and flows.';

const ROWS: Readonly<Record<string, Row>> = {
  runtime: {
    service: 'bedrock-runtime',
    statements: runtimeStatements,
    leaves: [
      PATHS,
      AWS_SIDE,
      'bedrock-runtime-fips, which is an endpoint of its own: set the same policy on it.',
    ],
  },
  mantle: {
    service: 'bedrock-mantle',
    statements: mantleStatements,
    leaves: [PATHS, 'Guardrails: bedrock-mantle does not support them.'],
  },
  ...Object.fromEntries(
    ENDPOINT_SERVICES.map(({ id, service, statements, leaves }): [string, Row] => [
      id,
      {
        service,
        statements: (checked) => {
          const made = statements(asEndpointAnswers(checked)).map(withOwnQuestions);
          return id === 'control' ? controlStatements(checked, made) : made;
        },
        leaves: [PATHS, ...leaves],
      },
    ]),
  ),
};

/** Who can replace the policy, where no control keeps the endpoints as they are. */
const openToChange = (checked: CheckedAnswers): readonly string[] =>
  checked.view.flag('protectControls') && checked.view.flag('requireVpce')
    ? []
    : [
        'Anyone who can modify the endpoint can also replace this policy: turn on “Require a VPC endpoint” and “Protect logs, guardrails and VPC endpoints”, which deny that for the endpoints that you list.',
      ];

/** One policy for each kind of endpoint that was chosen. They are set in the account of the endpoints. */
export function endpointControls(checked: CheckedAnswers): readonly PolicyPlan[] {
  const { regions } = checked.view.home;
  const account = checked.answer('orgEndpointAccount');
  return Object.entries(ROWS)
    .filter(([id]) => checked.answer('orgEndpointServices').includes(id))
    .map(([id, { service, statements, leaves }]) => ({
      id: `${id}-endpoint`,
      type: 'resource' as const,
      title: `Endpoint policy, ${service}`,
      name: `${checked.answer('policyName').slice(0, 106)}-${id}`,
      attachTo: `the VPC endpoint of ${service} in ${regions.join(', ')}, account ${account}`,
      target: { kind: 'endpoint' as const, service, regions, account },
      statements: statements(checked),
      leaves: [...leaves, ...openToChange(checked)],
    }));
}
