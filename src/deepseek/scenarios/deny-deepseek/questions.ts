// Questions on what to deny: which models, and the other ways to their weights.
import { modelOptions } from '#deepseek/answers/fields/govern-fields.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { choiceField, choicesField, switchField } from '#deepseek/answers/field.ts';

export const questions = {
  denyScope: choiceField({
    key: 'gds',
    step: 'models',
    rank: 1360,
    label: 'What to deny',
    sentence: '',
    options: () => [
      {
        value: 'all',
        label: 'Every DeepSeek model',
        detail: 'Including models AWS adds later: permanently, or until a license is reviewed',
      },
      {
        value: 'some',
        label: 'Some models',
        detail: 'For example, legacy models once your apps have moved',
      },
    ],
    initial: () => 'all',
  }),
  deniedModels: choicesField({
    key: 'gdm',
    step: 'models',
    rank: 1370,
    label: 'Models to deny',
    guess: true,
    style: 'cards',
    under: [{ field: 'denyScope', value: 'some' }],
    when: (view) => view.text('denyScope') === 'some',
    options: modelOptions,
    initial: () => MODELS.filter((model) => model.endOfLife !== undefined).map((model) => model.id),
  }),
  sideDoors: switchField({
    key: 'gsd',
    step: 'limits',
    rank: 1400,
    label: 'Deny imported, custom and Marketplace models',
    sentence: '{sideDoors:nor imported or custom models}',
    effect: 'Stops model import, custom models and Marketplace endpoints.',
    breaks: 'the same for every vendor’s models, and Provisioned Throughput',
    note: 'These are the other ways to run DeepSeek weights in Bedrock.',
    initial: () => false,
  }),
};
