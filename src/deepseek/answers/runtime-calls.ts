// What the role can call with these answers, which decides which limits are asked.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import type { AnswersView } from './field.ts';
import { hasPasted } from './pasted-arns.ts';

/** Parts of ARNs of what takes a guardrail with the call itself. */
const GUARDED = [':foundation-model/', 'inference-profile/', ':imported-model/', ':provisioned-model/'];

/** Questions by which a task may turn out to call nothing that can carry a guardrail. */
const CARRIES: Readonly<Record<string, (view: AnswersView) => boolean>> = {
  connectorTarget: (view) => view.text('connectorTarget') !== 'sagemaker',
  playground: (view) => view.flag('playground'),
  keyEndpoints: (view) => view.list('keyEndpoints').includes('runtime'),
  modelArns: (view) => view.list('modelArns').length === 0 || GUARDED.some((part) => hasPasted(view, part)),
};

const tasksWith = (view: AnswersView, field: string): readonly Scenario[] =>
  view.scenarios.filter(({ fields }) => fields.includes(field));

/** The tasks with calls that can carry a guardrail: those of a model on bedrock-runtime. */
const guardedTasks = (view: AnswersView): readonly Scenario[] =>
  tasksWith(view, 'enforcedGuardrail').filter(({ fields }) =>
    Object.entries(CARRIES).every(([field, carries]) => !fields.includes(field) || carries(view)),
  );

export const takesGuardrails = (view: AnswersView): boolean => guardedTasks(view).length > 0;

export type HarnessEndpoint = 'bedrock-runtime' | 'bedrock-mantle';

/**
 * Where a managed harness finds a model that the role calls: it calls ConverseStream, else Chat Completions. Stored
 * prompts take no tools, which a harness always has. Undefined where it finds none.
 * https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness-models.html
 */
export function harnessEndpoint(view: AnswersView): HarnessEndpoint | undefined {
  if (guardedTasks(view).some(({ fields }) => !fields.includes('prompts'))) return 'bedrock-runtime';
  return view.scenarios.some((task) => unguardedEndpoint(task) === 'mantle') ? 'bedrock-mantle' : undefined;
}

/** The playground is a switch; without it nothing is called. */
const callsAtAll = (view: AnswersView, { fields }: Scenario): boolean =>
  !fields.includes('playground') || view.flag('playground');

/** Whether the role's holder itself calls an endpoint of models. */
export const callsItself = (view: AnswersView): boolean =>
  tasksWith(view, 'network').some((task) => callsAtAll(view, task));

const pasted = (view: AnswersView, part: string): boolean => view.asks('modelArns') && hasPasted(view, part);

/** Endpoints that take no guardrail, and what works in their place. https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html */
const UNGUARDED = {
  mantle: {
    fact: 'Guardrails do not work on the bedrock-mantle endpoint',
    apart: 'a second role for it',
  },
  marketplace: {
    fact: 'Calls to Bedrock Marketplace endpoints cannot name a guardrail',
    apart: 'a second role for it, which checks text with the ApplyGuardrail API',
  },
} as const;

type UnguardedEndpoint = keyof typeof UNGUARDED;

/** The endpoint without guardrails that a task calls; undefined where it calls none. */
export function unguardedEndpoint({ regionRule }: Scenario): UnguardedEndpoint | undefined {
  if (regionRule === 'mantle-models') return 'mantle';
  return regionRule === 'marketplace' ? 'marketplace' : undefined;
}

interface UnguardedCall {
  readonly endpoint: UnguardedEndpoint;
  /** The answer that calls it: “the role …”. */
  readonly does: string;
}

const unguardedCalls = (tasks: readonly Scenario[]): readonly UnguardedCall[] =>
  tasks.flatMap((task) => {
    const endpoint = unguardedEndpoint(task);
    return endpoint ? [{ endpoint, does: `also does “${task.title}”` }] : [];
  });

/** Every answer that calls an endpoint without guardrails. */
export function allUnguardedCalls(view: AnswersView): readonly UnguardedCall[] {
  const keys = view.asks('keyEndpoints') && view.list('keyEndpoints').includes('mantle');
  return [
    ...unguardedCalls(view.scenarios),
    ...(keys ? [{ endpoint: 'mantle', does: 'uses API keys there' } as const] : []),
    ...(pasted(view, ':marketplace/')
      ? [{ endpoint: 'marketplace', does: 'has a Marketplace endpoint among its ARNs' } as const]
      : []),
  ];
}

/**
 * Why a guardrail cannot be required, and what works; undefined where it can. Once it is required it stays required, and what
 * takes none is refused where it is asked for: only the task itself can still be in the way.
 */
export function guardrailConflict(view: AnswersView): string | undefined {
  const required = view.given('guardrailRule') === 'required';
  const [first] = required ? unguardedCalls([view.scenario]) : allUnguardedCalls(view);
  if (!first) return undefined;
  const { fact, apart } = UNGUARDED[first.endpoint];
  return `${fact}, so none can be required in a role that ${first.does}. Remove that and create ${apart}, or choose “Not required”.`;
}

/** Whether a guardrail is required with every call that can carry one. */
export const requiresGuardrail = (view: AnswersView): boolean =>
  view.asks('guardrailRule') && view.text('guardrailRule') === 'required';

/** Why an endpoint cannot be called while a guardrail is required, and what to do instead. */
export function refusedByGuardrail(endpoint: UnguardedEndpoint, view: AnswersView): string | undefined {
  if (!requiresGuardrail(view)) return undefined;
  const { fact, apart } = UNGUARDED[endpoint];
  return `${fact}, and “Guardrail with every call” in “Lock it down” is set to “Required”. Create ${apart}, or choose “Not required” there first.`;
}

/** Questions by which a task may turn out to call no model of Bedrock. */
const CALLS_MODELS: Readonly<Record<string, (view: AnswersView) => boolean>> = {
  connectorTarget: (view) => view.text('connectorTarget') !== 'sagemaker',
  keyEndpoints: (view) => view.list('keyEndpoints').length > 0,
  playground: (view) => view.flag('playground'),
};

/** Whether the role calls models of Bedrock, on either endpoint: each call may choose a service tier. */
export const choosesTier = (view: AnswersView): boolean =>
  tasksWith(view, 'noPriorityTier').some(({ fields }) =>
    Object.entries(CALLS_MODELS).every(([field, calls]) => !fields.includes(field) || calls(view)),
  );

export type KeyPrefix = 'bedrock' | 'bedrock-mantle';

/** The endpoint whose calls a task makes with an API key, by its prefix in IAM; undefined where it takes no such keys. */
function keyPrefix({ id, fields, regionRule }: Scenario): KeyPrefix | undefined {
  if (regionRule === 'mantle-models') return 'bedrock-mantle';
  const onBedrock = fields.includes('enforcedGuardrail') || regionRule === 'marketplace';
  return onBedrock && id !== 'api-keys' ? 'bedrock' : undefined;
}

/**
 * The endpoints that API keys of the role are used on: each checks an action of its own. Where nothing says which,
 * both. https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
 */
export function keyPrefixes(endpoints: readonly string[], tasks: readonly Scenario[]): readonly KeyPrefix[] {
  const called =
    endpoints.length > 0
      ? endpoints.map((endpoint) => (endpoint === 'mantle' ? 'bedrock-mantle' : 'bedrock'))
      : tasks.flatMap((task) => keyPrefix(task) ?? []);
  const all: readonly KeyPrefix[] = ['bedrock', 'bedrock-mantle'];
  return called.length === 0 ? all : all.filter((prefix) => called.includes(prefix));
}

/** Whether IAM users or roles assume the role, so that its trust policy knows who and where they are. */
export const assumedByPrincipals = (view: AnswersView): boolean =>
  ['account', 'user', 'identity-center', 'role', 'tagged-role'].includes(view.entity.trust);
