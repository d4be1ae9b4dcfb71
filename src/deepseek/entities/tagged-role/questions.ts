// The question on roles that pass session tags: which tags every session must have.
import { listField } from '#deepseek/answers/field.ts';
import { readSessionTagKey } from '#deepseek/answers/inputs/own-principals.ts';

export const questions = {
  sessionTagKeys: listField({
    key: 'stk',
    step: 'entity',
    rank: 620,
    label: 'Tags that every session must have',
    hint: 'Tag keys, one per line. No other tags are accepted',
    example: 'team',
    noun: 'tag key',
    required: true,
    identifying: true,
    limit: 10,
    check: readSessionTagKey,
    placeholder: () => ['team'],
  }),
};
