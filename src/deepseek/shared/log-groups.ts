// A building block for writing to log groups.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from './region-arns.ts';

/** Writes to log groups that exist already. */
export function writeLogs(
  groups: readonly string[],
  home: RoleHome,
  style: { sid: string; actions: readonly string[]; what: string; asked?: readonly FieldId[] },
): readonly PlannedStatement[] {
  if (groups.length === 0) return [];
  return [
    allow({
      sid: style.sid,
      actions: style.actions,
      resources: arnsIn(home, 'logs', ...groups.map((group) => `log-group:${group}:*`)),
      why: {
        title: `Writes the ${style.what}’s logs`,
        text: 'The ARN ends in :* because log streams are inside the group. Create the log group first: this role cannot.',
        calls: style.actions.map((action) => action.slice(action.indexOf(':') + 1)),
        answers: style.asked ?? ['logGroups'],
        page: 'logGroups',
      },
    }),
  ];
}
