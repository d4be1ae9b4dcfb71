// The question on short-term API keys: which endpoints they call.
import { choicesField } from '#deepseek/answers/field.ts';
import { refusedByGuardrail } from '#deepseek/answers/runtime-calls.ts';

export const questions = {
  keyEndpoints: choicesField({
    key: 'ke',
    step: 'models',
    rank: 50,
    label: 'What can the key call?',
    hint: 'Choose none if the role’s other tasks already allow the calls',
    style: 'cards',
    optional: true,
    options: (view) => {
      const refused = refusedByGuardrail('mantle', view);
      return [
        {
          value: 'runtime',
          label: 'bedrock-runtime',
          detail: 'InvokeModel, Converse and the endpoint’s OpenAI-compatible path',
        },
        {
          value: 'mantle',
          label: 'bedrock-mantle',
          detail: 'The OpenAI-compatible endpoint',
          ...(refused ? { disabled: refused } : {}),
        },
      ];
    },
    initial: (view) => (view.scenario.id === 'api-keys' ? ['runtime'] : []),
  }),
};
