// The SCP that forbids long-term Bedrock API keys: making them, and using them on either endpoint.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { MANTLE_CALLS, scp } from './scp.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html */
export function noLongTermKeys(checked: CheckedAnswers): PolicyPlan {
  const answers = ['noLongTermKeys'] as const;
  return scp(checked, {
    id: 'no-long-term-keys',
    does: 'deny long-term API keys',
    suffix: 'NoLongTermKeys',
    statements: [
      deny({
        sid: 'DenyLongTermRuntimeKeys',
        actions: 'bedrock:CallWithBearerToken',
        resources: '*',
        condition: { StringEquals: { 'bedrock:BearerTokenType': 'LONG_TERM' } },
        why: {
          title: 'Denies using long-term keys',
          text: 'Including existing keys. Short-term keys still work.',
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
          title: 'Denies creating new ones',
          text: 'With any expiration: AWS does not document how a limit on days treats keys without one.',
          answers,
          page: 'bedrockApiKeys',
        },
      }),
    ],
    leaves: [
      'Short-term keys: the caller creates them locally, they last up to 12 hours, and they can do what the caller can.',
      'Access keys of IAM users: they call models with a signature, not with an API key.',
    ],
  });
}
