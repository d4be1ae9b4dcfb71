// Correct policies of many kinds, from AWS's documentation, have no finding.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { POLICY_TYPES, type AttachedTo, type PolicyType } from '#iam/policy/policy.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { alarmsOn } from './testing/alarms.ts';
import buckets from './fixtures/buckets.json' with { type: 'json' };
import endpoints from './fixtures/endpoints.json' with { type: 'json' };
import identity from './fixtures/identity.json' with { type: 'json' };
import keys from './fixtures/keys.json' with { type: 'json' };
import queuesAndTopics from './fixtures/queues-and-topics.json' with { type: 'json' };
import rcps from './fixtures/rcps.json' with { type: 'json' };
import scps from './fixtures/scps.json' with { type: 'json' };
import tables from './fixtures/tables.json' with { type: 'json' };
import trust from './fixtures/trust.json' with { type: 'json' };

interface Row {
  readonly name: string;
  readonly type: string;
  readonly attachedTo?: string;
  readonly policy: unknown;
}

const typeOf = ({ type }: Row): PolicyType => POLICY_TYPES.find((known) => known === type)!;

const cases = Object.entries({
  buckets,
  endpoints,
  identity,
  keys,
  queuesAndTopics,
  rcps,
  scps,
  tables,
  trust,
}).flatMap(([file, rows]) => (rows as readonly Row[]).map((row) => ({ title: `${file}: ${row.name}`, row })));

test.each(cases)('$title', ({ row }) => {
  const alarms = alarmsOn(
    {
      type: typeOf(row),
      attachedTo: row.attachedTo as AttachedTo | undefined,
      policy: row.policy as JsonValue,
    },
    RULES,
  );
  expect(alarms.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
});
