// No Priority tier: a Deny, because a tier is open to every caller unless it is denied.
import { MODELS } from '#core/facts/models.ts';
import { deny, type Grant } from '#core/compose/grant.ts';
import type { Lock } from './lock.ts';
import { conditionValues, INVOKE_ACTIONS, MANTLE_CALL, select } from './select.ts';

const TIERED = MODELS.filter((model) => model.tiers?.includes('priority'));

const ENDINGS = TIERED.map((model) => `:foundation-model/${model.runtimeId}`);

const isTiered = (arn: string): boolean => ENDINGS.some((ending) => arn.endsWith(ending));

const WHY = {
  title: 'No Priority tier',
  text: 'Keeps this role from asking for the tier that costs more. Standard and Flex stay open.',
  answers: ['noPriorityTier'],
  page: 'bedrockServiceTier',
} as const;

function onRuntime(grants: readonly Grant[]): readonly Grant[] {
  const models = grants.flatMap((grant) => select(grant, INVOKE_ACTIONS, isTiered).chosen?.resources ?? []);
  if (models.length === 0) return [];
  return [
    deny({
      sid: 'DenyPriorityTier',
      actions: INVOKE_ACTIONS,
      resources: [...new Set(models)],
      condition: { StringEquals: { 'bedrock:ServiceTier': 'priority' } },
      why: { ...WHY, calls: ['InvokeModel', 'Converse'] },
    }),
  ];
}

function onMantle(grants: readonly Grant[]): readonly Grant[] {
  const ids = grants
    .flatMap((grant) => select(grant, [MANTLE_CALL]).chosen ?? [])
    .flatMap((grant) => conditionValues(grant, 'bedrock-mantle:Model'));
  if (!TIERED.some((model) => model.mantleId !== undefined && ids.includes(model.mantleId))) return [];
  return [
    deny({
      sid: 'DenyPriorityTierMantle',
      actions: MANTLE_CALL,
      resources: '*',
      condition: { StringEquals: { 'bedrock-mantle:ServiceTier': 'priority' } },
      why: {
        ...WHY,
        text: `${WHY.text} bedrock-mantle has a condition key of its own, so this is said twice.`,
        calls: ['POST /v1/chat/completions on bedrock-mantle'],
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ServiceTier.html */
export const denyPriorityTier: Lock = (grants, reading) =>
  reading.view.asks('noPriorityTier') && reading.answer('noPriorityTier')
    ? [...grants, ...onRuntime(grants), ...onMantle(grants)]
    : grants;
