// Calls to models: on both endpoints, in batches, through profiles, in other Regions, without what is required.
import { MODELS } from '#deepseek/facts/models.ts';
import { without } from '#iam/request/expectation.ts';
import { INVOKE, modelIn, waysTo } from '#deepseek/shared/checks/govern.ts';
import { row, type Organization, type RouteRow, type RouteTopic } from './governed.ts';

const BATCH = 'bedrock:CreateModelInvocationJob';
const MANTLE = 'bedrock-mantle:CreateInference';

const isMantle = (action: string): boolean => action.startsWith('bedrock-mantle:');

/** Each way to call each DeepSeek model. */
function deepSeek({
  checked,
  on,
  place,
  carried,
  call,
}: Organization): readonly (RouteRow & { mantle: boolean })[] {
  const approved = checked.answer('approvedModels');
  return MODELS.flatMap((model) =>
    waysTo(model, place).map(([action, resource, more]) => {
      const mantle = isMantle(action);
      const isDenied = on.has('limitModels') && !approved.includes(model.id);
      const context = mantle ? without(carried, 'bedrock:GuardrailIdentifier') : carried;
      return {
        ...row(
          call(`Call ${model.name}`, action, resource, { ...context, ...more }),
          isDenied || (mantle && on.has('requireGuardrail')),
          isDenied ? 'not approved' : 'no guardrail works there',
        ),
        mantle,
      };
    }),
  );
}

function batches(of: Organization): readonly RouteRow[] {
  const { on, approved, unapproved, call } = of;
  const carried = without(of.carried, 'bedrock:GuardrailIdentifier');
  return [
    row(
      call('Run a batch', BATCH, approved, carried),
      on.has('requireGuardrail'),
      'a batch has no guardrail',
    ),
    row(
      call('Run a batch with another model', BATCH, unapproved, carried),
      on.has('limitModels'),
      'not approved',
    ),
    row(
      call('Run a batch from elsewhere', BATCH, approved, without(carried, 'aws:SourceVpce')),
      on.has('requireGuardrail') || on.has('requireVpce'),
      'not through your endpoints',
    ),
  ];
}

function profiles({ on, carried, unapproved, call, own, passes }: Organization): readonly RouteRow[] {
  const models = on.has('limitModels');
  return [
    row(
      call(
        'Call another vendor’s cross-Region profile',
        INVOKE,
        own('inference-profile/us.amazon.titan-never-approved-v1:0'),
        carried,
      ),
      models,
      'not approved',
    ),
    row(
      call(
        'Call an application inference profile',
        INVOKE,
        own('application-inference-profile/a1b2c3'),
        carried,
      ),
      models && !passes('application-inference-profile'),
      'not chosen',
    ),
    row(
      call('Call a prompt router', INVOKE, own('prompt-router/a1b2c3'), carried),
      models && !passes('prompt-router'),
      'not chosen',
    ),
    row(
      call('Make a prompt router', 'bedrock:CreatePromptRouter', unapproved),
      on.has('denyNewModels'),
      'it chooses among models by itself',
    ),
  ];
}

function regions(of: Organization): readonly RouteRow[] {
  const { on, place, outside, carried, approved, call } = of;
  if (outside === undefined) return [];
  const elsewhere = { ...carried, 'aws:RequestedRegion': outside };
  const there = modelIn({ ...place, region: outside }, approved.slice(approved.indexOf('/') + 1));
  return [
    row(
      call(`Call an approved model in ${outside}`, INVOKE, there, elsewhere),
      on.has('limitRegions'),
      'not approved',
    ),
    row(
      call(`Run a batch in ${outside}`, BATCH, there, without(elsewhere, 'bedrock:GuardrailIdentifier')),
      on.has('limitRegions') || on.has('requireGuardrail'),
      'not approved',
    ),
  ];
}

function guardrail({ on, place, carried, approved, call }: Organization): readonly RouteRow[] {
  const other = `arn:${place.partition}:bedrock:${place.region}:444455556666:guardrail/zzotherzz:1`;
  return [
    row(
      call('Call without a guardrail', INVOKE, approved, without(carried, 'bedrock:GuardrailIdentifier')),
      on.has('requireGuardrail'),
      'no guardrail',
    ),
    row(
      call('Call with another guardrail', INVOKE, approved, {
        ...carried,
        'bedrock:GuardrailIdentifier': other,
      }),
      on.has('requireGuardrail'),
      'not yours',
    ),
  ];
}

function endpoints({ on, carried, approved, call }: Organization): readonly RouteRow[] {
  const open = without(carried, 'aws:SourceVpce');
  return [
    row(call('Call over the internet', INVOKE, approved, open), on.has('requireVpce'), 'no endpoint'),
    row(
      call('Call through another endpoint', INVOKE, approved, {
        ...open,
        'aws:SourceVpce': 'vpce-00000000000000000',
      }),
      on.has('requireVpce'),
      'not yours',
    ),
    row(
      call('Call through an AWS service that acts for you', INVOKE, approved, {
        ...open,
        'aws:ViaAWSService': 'true',
      }),
      false,
      '',
    ),
  ];
}

/** A chosen model of another vendor: a rule on the guardrail of DeepSeek calls does not reach it. */
function otherVendor({ checked, place, carried, call, own }: Organization): readonly RouteRow[] {
  const bare = without(carried, 'bedrock:GuardrailIdentifier');
  return checked
    .answer('otherModels')
    .slice(0, 1)
    .flatMap(({ id }) => {
      const model = modelIn(place, id);
      const mantle = own('project/default', 'bedrock-mantle');
      return [
        row(call('Call a chosen model of another vendor', INVOKE, model, bare), false, ''),
        row(call('Run a batch with a chosen model of another vendor', BATCH, model, bare), false, ''),
        row(
          call('Call a chosen model of another vendor on bedrock-mantle', MANTLE, mantle, {
            ...bare,
            'bedrock-mantle:Model': id,
          }),
          false,
          '',
        ),
      ];
    });
}

export function modelRoutes(of: Organization): readonly RouteTopic[] {
  const { on, carried, unapproved, call, own } = of;
  const ways = deepSeek(of);
  const modelless = without(carried, 'bedrock:GuardrailIdentifier');
  return [
    {
      topic: 'Models on bedrock-runtime',
      rows: [
        ...ways.filter(({ mantle }) => !mantle),
        row(call('Call another model', INVOKE, unapproved, carried), on.has('limitModels'), 'not approved'),
        row(
          call('Stream from another model', `${INVOKE}WithResponseStream`, unapproved, carried),
          on.has('limitModels'),
          'not approved',
        ),
      ],
    },
    {
      topic: 'Models on bedrock-mantle',
      rows: [
        ...ways.filter(({ mantle }) => mantle),
        row(
          call('Call without a model', MANTLE, own('project/default', 'bedrock-mantle'), modelless),
          on.has('limitModels'),
          'it names no model',
        ),
      ],
    },
    { topic: 'Batch jobs', rows: batches(of) },
    { topic: 'Other vendors’ models', rows: otherVendor(of) },
    { topic: 'Profiles and routers', rows: profiles(of) },
    { topic: 'Other Regions', rows: regions(of) },
    { topic: 'Calls without the guardrail', rows: guardrail(of) },
    { topic: 'Calls not through your endpoints', rows: endpoints(of) },
  ];
}
