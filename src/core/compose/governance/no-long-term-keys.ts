// The SCP that forbids long-term Bedrock API keys: making them, and using them on either endpoint.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { deny } from '#core/compose/grant.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import { MANTLE_CALLS, scp } from './scp.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html */
export function noLongTermKeys(reading: CheckedAnswers): PolicyPlan {
  const answers = ['noLongTermKeys'] as const;
  return scp(reading, {
    id: 'no-long-term-keys',
    does: 'no long-term API keys',
    suffix: 'NoLongTermKeys',
    grants: [
      deny({
        sid: 'DenyLongTermRuntimeKeys',
        actions: 'bedrock:CallWithBearerToken',
        resources: '*',
        condition: { StringEquals: { 'bedrock:BearerTokenType': 'LONG_TERM' } },
        why: {
          title: 'Long-term keys do not work',
          text: 'Keys that exist already are stopped too. Short-term keys go on working.',
          calls: ['Any call with an API key'],
          answers,
          page: 'bedrockApiKeys',
        },
      }),
      deny({
        sid: 'DenyLongTermMantleKeys',
        actions: 'bedrock-mantle:CallWithBearerToken',
        resources: '*',
        condition: { StringEquals: { 'bedrock-mantle:BearerTokenType': 'LONG_TERM' } },
        why: {
          title: 'The same on bedrock-mantle',
          text: 'The endpoint has its own action and condition key for this.',
          calls: MANTLE_CALLS,
          answers,
          page: 'bedrockApiKeys',
        },
      }),
      deny({
        sid: 'DenyCreateBedrockKeys',
        actions: 'iam:CreateServiceSpecificCredential',
        resources: '*',
        condition: {
          StringEquals: { 'iam:ServiceSpecificCredentialServiceName': 'bedrock.amazonaws.com' },
        },
        why: {
          title: 'No new ones are made',
          text: 'Whatever their expiry: what AWS does with a limit on days when no expiry is set is not documented.',
          calls: ['CreateServiceSpecificCredential'],
          answers,
          page: 'bedrockApiKeys',
        },
      }),
    ],
    leaves: [
      'Short-term keys: they are made on the caller’s side, last up to 12 hours and can do what the caller can.',
      'Access keys of IAM users: they call models with a signature, not with an API key.',
    ],
  });
}
