// Calls that go through the organization's VPC endpoints: their policies let approved models and own credentials pass.
import { MODELS } from '#deepseek/facts/models.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { without } from '#iam/request/expectation.ts';
import { INVOKE } from '#deepseek/shared/checks/govern.ts';
import { row, type RouteRow, type RouteTopic, type Organization } from './governed.ts';

const STRANGERS: CallContext = { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' };

/** A call of each further endpoint on something of the organization. */
const OWN_CALLS: Readonly<
  Record<string, readonly [says: string, action: string, service: string, resource: string]>
> = {
  control: [
    'Read a batch job',
    'bedrock:GetModelInvocationJob',
    'bedrock',
    'model-invocation-job/abcdefghijkl',
  ],
  agent: ['Prepare an agent', 'bedrock:PrepareAgent', 'bedrock', 'agent/ABCDEFGHIJ'],
  'agent-runtime': ['Call an agent', 'bedrock:InvokeAgent', 'bedrock', 'agent-alias/ABCDEFGHIJ/TSTALIASID'],
  'sagemaker-runtime': ['Call an endpoint', 'sagemaker:InvokeEndpoint', 'sagemaker', 'endpoint/x'],
  kms: ['Decrypt with a key', 'kms:Decrypt', 'kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  logs: ['Write a log', 'logs:PutLogEvents', 'logs', 'log-group:/app/x:log-stream:a'],
  'ecr-api': ['Pull an image', 'ecr:BatchGetImage', 'ecr', 'repository/server'],
  'ecr-dkr': ['Pull a layer', 'ecr:GetDownloadUrlForLayer', 'ecr', 'repository/server'],
};

function ownThings(of: Organization, chosen: readonly string[]): readonly RouteRow[] {
  const { checked, call, own } = of;
  const organization = checked.answer('organizationId');
  return Object.entries(OWN_CALLS)
    .filter(([id]) => chosen.includes(id))
    .flatMap(([id, [says, action, service, resource]]) => {
      const through = (more: CallContext): Call => ({
        ...call(says, action, own(resource, service), {
          'aws:ResourceOrgID': organization,
          'aws:ViaAWSService': 'false',
          ...more,
        }),
        viaEndpoint: `${id}-endpoint`,
      });
      return [
        row(through({}), false, ''),
        row(through(STRANGERS), true, 'with credentials of another organization'),
        row(through({ 'aws:ResourceOrgID': 'o-zzzzzzzzzz' }), true, 'on something of another organization'),
      ];
    });
}

function onRuntime(of: Organization): readonly RouteRow[] {
  const { approved, unapproved, call, carried, own } = of;
  const via = (each: Call): Call => ({ ...each, viaEndpoint: 'runtime-endpoint' });
  const keys = (type: string): Call =>
    via(
      call('Use an API key', 'bedrock:CallWithBearerToken', '*', {
        ...carried,
        'bedrock:BearerTokenType': type,
      }),
    );
  return [
    row(via(call('Call an approved model', INVOKE, approved, carried)), false, ''),
    row(via(call('Call an approved model', INVOKE, unapproved, carried)), true, 'another model'),
    row(
      via(call('Call an approved model', INVOKE, approved, { ...carried, ...STRANGERS })),
      true,
      'with credentials of another organization',
    ),
    row(
      via(
        call(
          'Apply a guardrail',
          'bedrock:ApplyGuardrail',
          own('guardrail/a1b2c3d4e5f6'),
          without(carried, 'bedrock:GuardrailIdentifier'),
        ),
      ),
      false,
      '',
    ),
    row(keys('SHORT_TERM'), false, ''),
    row(keys('LONG_TERM'), true, 'a long-term key'),
  ];
}

function onMantle(of: Organization): readonly RouteRow[] {
  const { checked, on, call, carried, own } = of;
  const bare = without(carried, 'bedrock:GuardrailIdentifier');
  const project = own('project/default', 'bedrock-mantle');
  const approved = MODELS.find(
    ({ id, mantleId }) => mantleId !== undefined && checked.answer('approvedModels').includes(id),
  );
  const chat = (model: string, more: CallContext = {}): Call => ({
    ...call('Chat with an approved model', 'bedrock-mantle:CreateInference', project, {
      ...bare,
      'bedrock-mantle:Model': model,
      ...more,
    }),
    viaEndpoint: 'mantle-endpoint',
  });
  return [
    ...(approved?.mantleId
      ? [
          row(chat(approved.mantleId), on.has('requireGuardrail'), 'no guardrail works there'),
          row(chat(approved.mantleId, STRANGERS), true, 'with credentials of another organization'),
        ]
      : []),
    row(chat('openai.never-approved'), true, 'another model'),
  ];
}

export function endpointRoutes(of: Organization): readonly RouteTopic[] {
  if (!of.on.has('endpointPolicies')) return [];
  const chosen = of.checked.answer('orgEndpointServices');
  return [
    {
      topic: 'Through your endpoints',
      rows: [
        ...(chosen.includes('runtime') ? onRuntime(of) : []),
        ...(chosen.includes('mantle') ? onMantle(of) : []),
        ...ownThings(of, chosen),
      ],
    },
  ];
}
