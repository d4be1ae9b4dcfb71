// Short-term API keys, which a caller makes from its own credentials.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { KeyPrefix } from '#deepseek/answers/runtime-calls.ts';
import { allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html */
export function useKeys(prefix: KeyPrefix, answers: readonly FieldId[]): PlannedStatement {
  const isRuntime = prefix === 'bedrock';
  return allowOnAll({
    sid: isRuntime ? 'UseShortTermKeyRuntime' : 'UseShortTermKeyMantle',
    actions: `${prefix}:CallWithBearerToken`,
    condition: { StringEquals: { [`${prefix}:BearerTokenType`]: 'SHORT_TERM' } },
    why: {
      title: `Uses short-term keys on bedrock-${isRuntime ? 'runtime' : 'mantle'}`,
      text: 'Needed in addition to the calls, and does not allow any by itself. The condition excludes long-term keys, which belong to an IAM user.',
      calls: ['any call with an API key'],
      answers,
      page: 'bedrockApiKeys',
    },
  });
}
