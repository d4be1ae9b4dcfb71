// The SCP that denies DeepSeek calls without one of the organization's guardrails.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { deny } from '#core/compose/grant.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_ACTIONS, RUN_CALLS, scp } from './scp.ts';

const BATCH = 'bedrock:CreateModelInvocationJob';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html */
export function requireGuardrail(reading: CheckedAnswers): PolicyPlan {
  const { partition } = reading.view.home;
  const models = `arn:${partition}:bedrock:*::foundation-model/deepseek.*`;
  const guardrails = reading.answer('orgGuardrails').flatMap(({ arn }) => [arn, `${arn}:*`]);
  return scp(reading, {
    id: 'require-guardrail',
    does: 'require a guardrail',
    suffix: 'Guardrail',
    grants: [
      deny({
        sid: 'DenyDeepSeekWithoutGuardrail',
        actions: RUN_ACTIONS.filter((action) => action !== BATCH),
        resources: models,
        condition: { ArnNotLike: { 'bedrock:GuardrailIdentifier': guardrails } },
        why: {
          title: 'No DeepSeek call without the guardrail',
          text: 'The draft has the bare ARN, a version stands behind it: both are listed. A call that names no guardrail is denied too. A call through a profile is checked on the model, so it is covered.',
          calls: RUN_CALLS.filter((call) => call !== 'CreateModelInvocationJob'),
          answers: ['requireGuardrail', 'orgGuardrails'],
          page: 'bedrockGuardrailPermissions',
        },
      }),
      deny({
        sid: 'DenyDeepSeekBatch',
        actions: BATCH,
        resources: models,
        why: {
          title: 'No batch jobs',
          text: 'A batch job cannot name a guardrail, and would be a way around it.',
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
          title: 'Not on bedrock-mantle',
          text: 'That endpoint has no guardrails.',
          calls: MANTLE_CALLS,
          answers: ['requireGuardrail'],
          page: 'bedrockEndpoints',
        },
      }),
    ],
    leaves: [
      'Models of other vendors: they are called with or without a guardrail.',
      'Imported and custom models, Bedrock Marketplace and SageMaker endpoints: they are called without the guardrail.',
      'Text that a caller leaves out of the guardrail’s input tags is not screened.',
      // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-streaming.html
      'A caller who streams can ask for asynchronous screening: text then arrives before it is checked, and nothing is masked.',
      // https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-components.html
      'What a model writes while it reasons: AWS’s content filters leave reasoning content out.',
      'What the guardrail lets pass: whoever may edit it can weaken it.',
    ],
  });
}
