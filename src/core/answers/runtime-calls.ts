// What the answers let the role call: decides which lock-down questions mean something.
import type { Scenario } from '#core/catalog/scenario.ts';
import { findModel, MODELS } from '#core/catalog/models.ts';
import type { View } from './field.ts';
import { hasPasted } from './pasted.ts';

/** Parts of ARNs of what takes a guardrail with the call itself. */
const GUARDED = [':foundation-model/', 'inference-profile/', ':imported-model/', ':provisioned-model/'];

/** Questions by which a task may turn out to call nothing that can carry a guardrail. */
const CARRIES: Readonly<Record<string, (view: View) => boolean>> = {
  connectorTarget: (view) => view.text('connectorTarget') !== 'sagemaker',
  playground: (view) => view.flag('playground'),
  keyEndpoints: (view) => view.list('keyEndpoints').includes('runtime'),
  modelArns: (view) => view.list('modelArns').length === 0 || GUARDED.some((part) => hasPasted(view, part)),
};

const tasksWith = (view: View, field: string): readonly Scenario[] =>
  view.scenarios.filter(({ fields }) => fields.includes(field));

/** Whether some call of the role can carry a guardrail: those of a model on bedrock-runtime. */
export const takesGuardrails = (view: View): boolean =>
  tasksWith(view, 'enforcedGuardrail').some(({ fields }) =>
    Object.entries(CARRIES).every(([field, carries]) => !fields.includes(field) || carries(view)),
  );

/** The playground is a switch; without it nothing is called. */
const callsAtAll = (view: View, { fields }: Scenario): boolean =>
  !fields.includes('playground') || view.flag('playground');

/** Whether the role's holder itself calls an endpoint of models. */
export const callsItself = (view: View): boolean =>
  tasksWith(view, 'network').some((task) => callsAtAll(view, task));

const pasted = (view: View, part: string): boolean => view.asks('modelArns') && hasPasted(view, part);

function callsMantle(view: View): string | undefined {
  const mantle = view.scenarios.find((scenario) => scenario.regionRule === 'mantle-models');
  if (mantle) return `also does “${mantle.title}”`;
  return view.asks('keyEndpoints') && view.list('keyEndpoints').includes('mantle')
    ? 'uses API keys there'
    : undefined;
}

function callsMarketplace(view: View): string | undefined {
  const marketplace = view.scenarios.find((scenario) => scenario.regionRule === 'marketplace');
  if (marketplace) return `also does “${marketplace.title}”`;
  return pasted(view, ':marketplace/') ? 'has a Marketplace endpoint among its ARNs' : undefined;
}

/**
 * The answer that keeps a guardrail from being required, and what works; undefined where nothing does.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html
 */
export function guardrailConflict(view: View): string | undefined {
  const mantle = callsMantle(view);
  if (mantle) {
    return `Guardrails do not work on the bedrock-mantle endpoint, so none can be required in a role that ${mantle}. Take that out and make a second role for it, or choose “Not required”.`;
  }
  const marketplace = callsMarketplace(view);
  if (marketplace) {
    return `A call to a Bedrock Marketplace endpoint carries no guardrail, so none can be required in a role that ${marketplace}. Take that out and make a second role for it, which checks texts with the ApplyGuardrail API, or choose “Not required”.`;
  }
  return undefined;
}

/** Questions whose answers are models that the role calls. */
const MODEL_QUESTIONS = ['models', 'profileModels', 'servedModels'];

const hasPriority = (id: string): boolean => findModel(id)?.tiers?.includes('priority') === true;

const priorityPasted = (view: View): boolean =>
  MODELS.some((model) => hasPriority(model.id) && pasted(view, `foundation-model/${model.runtimeId}`));

/** Whether some model that the role calls has the Priority tier. */
export function hasPriorityTier(view: View): boolean {
  const tasks = tasksWith(view, 'noPriorityTier').filter((task) => callsAtAll(view, task));
  const asked = MODEL_QUESTIONS.filter(
    (id) => view.asks(id) && tasks.some(({ fields }) => fields.includes(id)),
  );
  return asked.some((id) => view.list(id).some(hasPriority)) || (tasks.length > 0 && priorityPasted(view));
}

/** Whether IAM users or roles assume the role, so that its trust policy knows who and where they are. */
export const assumedByPrincipals = (view: View): boolean =>
  ['account', 'user', 'identity-center', 'tagged-role'].includes(view.entity.trust);
