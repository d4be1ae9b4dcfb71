// The question on a permissions boundary for the role itself.
import { switchField } from '#deepseek/answers/field.ts';

export const boundaryFields = {
  makeBoundary: switchField({
    key: 'mb',
    step: 'limits',
    rank: 2650,
    label: 'Create a permissions boundary for this role',
    sentence: '{makeBoundary:within its own boundary}',
    effect: 'Caps the role at what it can do now, whatever is attached later.',
    breaks: 'later changes to the role, until you change the boundary too',
    note: 'If that is too long for one policy, it caps only the role’s actions.',
    when: (view) => view.text('boundary').trim() === '',
    initial: () => false,
  }),
};
