// Questions on an enforced guardrail: whose calls of which models it checks.
import { MODELS } from '#deepseek/facts/models.ts';
import { choiceField, choicesField } from '#deepseek/answers/field.ts';

export const questions = {
  guardedModels: choiceField({
    key: 'opm',
    step: 'models',
    rank: 1610,
    label: 'Which models?',
    options: () => [
      { value: 'all', label: 'All models', detail: 'Of every vendor, and those that AWS adds later' },
      { value: 'deepseek', label: 'Only DeepSeek', detail: 'The models that you choose, by their IDs' },
    ],
    initial: () => 'all',
  }),
  guardedDeepSeek: choicesField({
    key: 'opd',
    step: 'models',
    rank: 1620,
    label: 'DeepSeek models',
    guess: true,
    style: 'cards',
    when: (view) => view.text('guardedModels') === 'deepseek',
    options: () => MODELS.map(({ id, name, runtimeId }) => ({ value: id, label: name, detail: runtimeId })),
    initial: () => MODELS.map(({ id }) => id),
  }),
};
