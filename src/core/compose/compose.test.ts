// Every scenario composes exactly the statements of AWS-checked policies.
import { expect, test } from 'vitest';
import { startAnswers, setAnswer } from '#core/answers/answers.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { toArray, type Statement } from '#core/iam/policy.ts';
import cases from './compose.cases.json' with { type: 'json' };
import { compose } from './compose.ts';
import { documentsOf } from './role-kit.ts';

/** What a list of statements says, whatever the order and grouping: one line per effect, action, resource and condition. */
function meaning(statements: readonly Statement[]): string[] {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 1 ? sorted(value[0]) : value.map(sorted).toSorted();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([k, v]) => [k, sorted(v)] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  };
  const lines = statements.flatMap((statement) =>
    toArray(statement.Action).flatMap((action) =>
      (statement.Resource === undefined ? [''] : toArray(statement.Resource)).map((resource) =>
        JSON.stringify([
          statement.Effect,
          sorted(statement.Principal ?? null),
          action,
          resource,
          sorted(statement.Condition ?? {}),
        ]),
      ),
    ),
  );
  return [...new Set(lines)].toSorted();
}

const blocks: Record<string, unknown> = cases.blocks;

test.each(cases.cases)('$name', ({ scenario, values, documents }) => {
  let answers = startAnswers(scenario as ScenarioId);
  for (const [id, value] of Object.entries(values))
    answers = setAnswer(answers, id as FieldId, value as FieldValue);
  const kit = compose(answers);
  expect(kit.problems).toEqual([]);
  const composed = new Map(documentsOf(kit).map((document) => [document.id, document.document.Statement]));
  for (const [id, expected] of Object.entries(documents)) {
    const statements = (expected as string[]).flatMap((block) => blocks[block] as Statement[]);
    expect(meaning(composed.get(id) ?? []), id).toEqual(meaning(statements));
  }
});
