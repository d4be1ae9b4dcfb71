// The question on stored prompts: which are called.
import { readPrompt, type RegionalId } from '#deepseek/answers/inputs/bedrock-resources.ts';
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { listField } from '#deepseek/answers/field.ts';

export const questions = {
  prompts: listField({
    key: 'pr',
    step: 'models',
    rank: 850,
    label: 'Stored prompts',
    hint: 'Prompt IDs or ARNs, one per line',
    example: 'PROMPT1234',
    noun: 'prompt',
    required: true,
    identifying: true,
    limit: 20,
    homeOf: homeBy(readPrompt),
    check: (raw, view) => readPrompt(raw, view.home),
    placeholder: (): readonly RegionalId[] => [{ id: 'PROMPT1234' }],
  }),
};
