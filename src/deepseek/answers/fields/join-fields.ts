// The question of step 1: what else the same role does.
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { choicesField } from '#deepseek/answers/field.ts';
import { joinConflict } from '#deepseek/answers/join-conflict.ts';

export const joinFields = {
  also: choicesField({
    key: 'also',
    step: 'scenario',
    rank: 320,
    label: 'Also in this role',
    hint: 'Other tasks of the same app, merged into one role',
    style: 'cards',
    optional: true,
    options: (view) =>
      scenarios
        .all()
        .filter((other) => other.joins && other.id !== view.scenario.id)
        .map((other) => {
          const conflict = joinConflict(other, view);
          return {
            value: other.id,
            label: other.title,
            detail: other.summary,
            more: true as const,
            ...(conflict ? { disabled: conflict } : {}),
          };
        }),
    initial: () => [],
  }),
};
