// The question on Glue jobs: whether they write logs.
import { switchField } from '#deepseek/answers/field.ts';

export const questions = {
  glueLogs: switchField({
    key: 'gll',
    step: 'entity',
    rank: 700,
    label: 'Allow the job to write logs',
    sentence: '{glueLogs:|without logs}',
    effect: 'Allows Glue to create its log groups, which begin with /aws-glue/, and to write to them.',
    initial: () => true,
  }),
};
