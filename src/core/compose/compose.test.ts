// Every scenario composes exactly the statements of AWS-checked policies.
import { expect, test } from 'vitest';
import { startAnswers, setAnswer } from '#core/answers/answers.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { toArray, type Statement } from '#core/iam/policy.ts';
import blocksFile from './cases/blocks.json' with { type: 'json' };
import audit from './cases/audit.json' with { type: 'json' };
import bedrock from './cases/bedrock.json' with { type: 'json' };
import clusters from './cases/clusters.json' with { type: 'json' };
import core from './cases/core.json' with { type: 'json' };
import entities from './cases/entities.json' with { type: 'json' };
import govern from './cases/govern.json' with { type: 'json' };
import host from './cases/host.json' with { type: 'json' };
import lockdown from './cases/lockdown.json' with { type: 'json' };
import search from './cases/search.json' with { type: 'json' };
import storage from './cases/storage.json' with { type: 'json' };
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
          sorted(statement.NotResource ?? []),
          sorted(statement.Condition ?? {}),
        ]),
      ),
    ),
  );
  return [...new Set(lines)].toSorted();
}

/** Answers, and what they must compose: for each document the blocks that it holds, no more and no less. */
interface Case {
  readonly name: string;
  readonly scenario: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Document id → ids of blocks; `id#Sid,Sid` for some statements of one. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
  /** Next step id → ids of blocks whose statements its code shows. */
  readonly steps?: Readonly<Record<string, readonly string[]>>;
}

const blocks = blocksFile as unknown as Readonly<Record<string, readonly Statement[]>>;
const cases = [
  audit,
  core,
  entities,
  bedrock,
  host,
  clusters,
  search,
  lockdown,
  govern,
  storage,
].flat() as unknown as readonly Case[];

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

function composed({ scenario, values }: Case) {
  let answers = startAnswers(scenario as ScenarioId);
  for (const [id, value] of Object.entries(values))
    answers = setAnswer(answers, id as FieldId, value as FieldValue);
  return compose(answers);
}

test.each(cases)('$name', (one) => {
  const kit = composed(one);
  expect(kit.problems).toEqual([]);
  const documents = new Map(documentsOf(kit).map((document) => [document.id, document.document.Statement]));
  for (const [id, expected] of Object.entries(one.documents))
    expect(meaning(documents.get(id) ?? []), id).toEqual(meaning(statementsOf(expected)));
  for (const [id, expected] of Object.entries(one.steps ?? {})) {
    const step = kit.nextSteps.find((each) => each.id === id);
    expect(meaning(statementsIn(step?.code)), id).toEqual(meaning(statementsOf(expected)));
  }
});

test('every checked block is composed by some case', () => {
  const named = cases.flatMap((one) =>
    [...Object.values(one.documents), ...Object.values(one.steps ?? {})].flat(),
  );
  const used = new Set(named.map((id) => id.split('#')[0]));
  expect(Object.keys(blocks).filter((id) => !used.has(id))).toEqual([]);
});
