// No Priority tier: a Deny, because a tier is open to every caller unless it is denied.
import { MODELS } from '#deepseek/facts/models.ts';
import { deny, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Limit } from './limit.ts';
import { INVOKE_ACTIONS, MANTLE_CALL, select } from './select.ts';

const LISTED = MODELS.filter(({ tiers }) => tiers?.includes('priority')).map(({ name }) => name);

const WHY = {
  title: 'No Priority tier',
  text: `Denies requests for the more expensive tier; other tiers still work as the model’s card says. Today the cards list Priority only for ${LISTED.join(', ')}, but AWS announced it for DeepSeek-V3.1 too (November 18, 2025) and changes tiers, so this covers every model.`,
  answers: ['noPriorityTier'],
  page: 'bedrockServiceTier',
} as const;

const allows = (statements: readonly PlannedStatement[], actions: readonly string[]): boolean =>
  statements.some((statement) => select(statement, actions).chosen !== undefined);

function onRuntime(statements: readonly PlannedStatement[]): readonly PlannedStatement[] {
  if (!allows(statements, INVOKE_ACTIONS)) return [];
  return [
    deny({
      sid: 'DenyPriorityTier',
      actions: INVOKE_ACTIONS,
      resources: '*',
      condition: { StringEquals: { 'bedrock:ServiceTier': 'priority' } },
      why: { ...WHY, calls: ['InvokeModel', 'Converse'] },
    }),
  ];
}

function onMantle(statements: readonly PlannedStatement[]): readonly PlannedStatement[] {
  if (!allows(statements, [MANTLE_CALL])) return [];
  return [
    deny({
      sid: 'DenyPriorityTierMantle',
      actions: MANTLE_CALL,
      resources: '*',
      condition: { StringEquals: { 'bedrock-mantle:ServiceTier': 'priority' } },
      why: {
        ...WHY,
        text: `${WHY.text} bedrock-mantle has its own condition key, so it needs its own statement.`,
        calls: ['POST /v1/chat/completions on bedrock-mantle'],
      },
    }),
  ];
}

/**
 * Without a tier in the request the key is absent, so the operator must not be a negated one.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples-agent.html
 */
export const denyPriorityTier: Limit = (statements, checked) =>
  checked.view.asks('noPriorityTier') && checked.answer('noPriorityTier')
    ? [...statements, ...onRuntime(statements), ...onMantle(statements)]
    : statements;
