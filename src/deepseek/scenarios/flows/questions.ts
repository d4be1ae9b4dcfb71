// The question on flows: which stored prompts they have.
import { readPrompt } from '#deepseek/answers/inputs/bedrock-resources.ts';
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { listField } from '#deepseek/answers/field.ts';

export const questions = {
  flowPrompts: listField({
    key: 'fpr',
    step: 'models',
    rank: 860,
    label: 'Stored prompts in the flow',
    hint: 'Prompt IDs or ARNs, one per line. Leave empty if the flow defines its prompts itself',
    example: 'PROMPT1234',
    noun: 'prompt',
    required: false,
    identifying: true,
    limit: 20,
    homeOf: homeBy(readPrompt),
    homeKind: 'beside',
    check: (raw, view) => readPrompt(raw, view.home),
    placeholder: () => [],
  }),
};
