// Every scenario composes exactly the statements of AWS-checked policies.
import { expect, test } from 'vitest';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import blocksFile from './cases/blocks.json' with { type: 'json' };
import { compose } from './compose.ts';
import { documentsOf } from './role-kit.ts';
import { answersOfCase, checkedCases } from './testing/checked-cases.ts';

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
          sorted(statement.NotResource ?? []),
          sorted(statement.Condition ?? {}),
        ]),
      ),
    ),
  );
  return [...new Set(lines)].toSorted();
}

const blocks = blocksFile as unknown as Readonly<Record<string, readonly Statement[]>>;

const statementsOf = (ids: readonly string[]): readonly Statement[] =>
  ids.flatMap((id) => {
    const [block = '', sids] = id.split('#');
    const statements = blocks[block] ?? [{ Effect: 'Deny', Sid: `no block is called ${block}` }];
    return sids === undefined
      ? statements
      : sids
          .split(',')
          .map(
            (sid): Statement =>
              statements.find((statement) => statement.Sid === sid) ?? { Effect: 'Deny', Sid: `no ${sid}` },
          );
  });

/** The statements that stand in the code of a next step, one JSON object after another. */
const statementsIn = (code: string | undefined): readonly Statement[] =>
  (JSON.parse(`[${code ?? ''}]`) as (Statement | { Statement: readonly Statement[] })[]).flatMap((each) =>
    'Statement' in each ? each.Statement : [each],
  );

test.each(checkedCases)('$name', (one) => {
  const kit = compose(answersOfCase(one));
  expect(kit.problems).toEqual([]);
  const documents = new Map(documentsOf(kit).map(({ id, document }) => [id, document]));
  for (const [id, expected] of Object.entries(one.documents ?? {}))
    expect(meaning(documents.get(id)?.Statement ?? []), id).toEqual(meaning(statementsOf(expected)));
  for (const [id, expected] of Object.entries(one.contents ?? {}))
    expect(JSON.parse(print(documents.get(id)!)), id).toEqual(expected);
  for (const [id, expected] of Object.entries(one.steps ?? {})) {
    const step = kit.nextSteps.find((each) => each.id === id);
    expect(meaning(statementsIn(step?.code)), id).toEqual(meaning(statementsOf(expected)));
  }
});

test('every checked block is composed by some case', () => {
  const named = checkedCases.flatMap(({ documents = {}, steps = {} }) =>
    [...Object.values(documents), ...Object.values(steps)].flat(),
  );
  const used = new Set(named.map((id) => id.split('#')[0]));
  expect(Object.keys(blocks).filter((id) => !used.has(id))).toEqual([]);
});
