// The SCP that denies DeepSeek calls without one of the organization's guardrails.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

const BATCH = 'bedrock:CreateModelInvocationJob';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html */
interface GuardedModels {
  /** Whether other models of the account are covered, as far as their calls can carry a guardrail. */
  readonly ownModels: boolean;
}

export function requireGuardrail(
  checked: CheckedAnswers,
  { ownModels }: GuardedModels = { ownModels: false },
): PolicyPlan {
  const { partition } = checked.view.home;
  const deepSeek = `arn:${partition}:bedrock:*::foundation-model/deepseek.*`;
  const own = (types: readonly string[]): readonly string[] =>
    ownModels ? types.map((type) => `arn:${partition}:bedrock:*:*:${type}/*`) : [];
  const guardrails = checked.answer('orgGuardrails').flatMap(({ arn }) => [arn, `${arn}:*`]);
  return scp(checked, {
    id: 'require-guardrail',
    does: 'require a guardrail',
    suffix: 'Guardrail',
    statements: [
      deny({
        sid: 'DenyDeepSeekWithoutGuardrail',
        actions: RUN_ACTIONS.filter((action) => action !== BATCH),
        resources: [deepSeek, ...own(['imported-model', 'provisioned-model'])],
        condition: { ArnNotLike: { 'bedrock:GuardrailIdentifier': guardrails } },
        why: {
          title: 'Denies DeepSeek calls without the guardrail',
          text: `The draft has the bare ARN, and versions add a number, so both are listed. Calls that do not name a guardrail are denied too. AWS checks the model for calls through a profile, so those are covered.${
            ownModels
              ? ' So are imported models and Provisioned Throughput, whose weights may be DeepSeek’s.'
              : ''
          }`,
          calls: RUN_CALLS.filter((call) => call !== 'CreateModelInvocationJob'),
          answers: ['requireGuardrail', 'orgGuardrails'],
          page: 'bedrockGuardrailPermissions',
        },
      }),
      deny({
        sid: 'DenyDeepSeekBatch',
        actions: BATCH,
        resources: [deepSeek, ...own(['imported-model', 'provisioned-model', 'custom-model'])],
        why: {
          title: 'Denies batch jobs',
          text: 'A batch job cannot name a guardrail, so it could bypass it.',
          calls: ['CreateModelInvocationJob'],
          answers: ['requireGuardrail'],
          page: 'bedrockBatchPermissions',
        },
      }),
      deny({
        sid: 'DenyDeepSeekOnMantle',
        actions: MANTLE_ACTION,
        resources: '*',
        condition: { StringLike: { 'bedrock-mantle:Model': '*deepseek*' } },
        why: {
          title: 'Denies bedrock-mantle',
          text: 'That endpoint does not support guardrails.',
          calls: MANTLE_CALLS,
          answers: ['requireGuardrail'],
          page: 'bedrockEndpoints',
        },
      }),
    ],
    leaves: [
      'Other vendors’ models: they can be called without a guardrail.',
      `${ownModels ? 'Custom model deployments' : 'Imported and custom models'}, Bedrock Marketplace and SageMaker endpoints: they can be called without the guardrail.`,
      'Text that a caller leaves out of the guardrail’s input tags is not screened.',
      // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-streaming.html
      'A streaming caller can choose asynchronous screening: text then arrives before it is checked, and nothing is masked.',
      // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-components.html
      'What a model writes while it reasons: AWS’s content filters leave reasoning content out.',
      'What the guardrail allows: anyone who can edit it can weaken it.',
    ],
  });
}
