// The question on browsing models: whether the playground opens.
import { switchField } from '#deepseek/answers/field.ts';

export const questions = {
  playground: switchField({
    key: 'pg',
    step: 'models',
    rank: 1910,
    label: 'Allow the playground',
    effect: 'Allows the lists that the console playground loads, and calls to the models above.',
    initial: () => false,
  }),
};
