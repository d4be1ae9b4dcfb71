// Deciding and explaining never throw, whatever the documents and requests are.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagesOf } from '#iam/request/problem.ts';
import { readRequest } from '#iam/request/request.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { request, statement } from './testing/requests-and-policies.arbitrary.ts';
import { decide } from './evaluate/decide.ts';
import { explain } from './explain/explain.ts';

const name = fc.constantFrom(
  'Version',
  'Statement',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
  'StringLike',
  'ForAllValues:DateLessThan',
  'ArnLike',
  'aws:SourceVpc',
  'AWS',
  'Service',
  '__proto__',
  'toString',
);
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    'Allow',
    'Deny',
    '*',
    's3:Get*',
    'arn:aws:s3:::b/${aws:username}',
    '${',
    '2012-10-17',
    '',
  ),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(name, tie('json'), { maxKeys: 5 }),
  ),
}));
/** A statement with one element that may be anything. */
const broken = fc
  .tuple(statement, name, json)
  .map(([each, element, value]) => ({ ...each, [element]: value }));
const document = fc.oneof(
  json,
  fc.array(broken, { maxLength: 3 }).map((Statement) => ({ Version: '2012-10-17', Statement })),
);

test('arbitrary documents are decided on and explained', () => {
  fc.assert(
    fc.property(request, fc.array(document, { maxLength: 2 }), document, (asked, some, one) => {
      const given = {
        identity: some,
        resource: one,
        boundaries: some,
        session: some,
        scps: [some],
        rcps: [some],
        endpoints: some,
      };
      const decision = decide(asked, given, { rcpServices: new Set(['s3']) });
      expect(decision.possible.length).toBeGreaterThan(0);
      const { deciding } = explain(decision);
      expect(deciding.text).not.toBe('');
    }),
    { numRuns: runs(1500) },
  );
});

test('an arbitrary request is refused with problems, or decided on', () => {
  const member = fc.constantFrom(
    'principal',
    'action',
    'resource',
    'context',
    'resourceAccount',
    'unknownKeys',
    'kind',
    'arn',
    'openKeys',
  );
  const raw = fc.oneof(
    json,
    fc.dictionary(member, fc.oneof(json, fc.dictionary(member, json)), { maxKeys: 6 }),
  );
  fc.assert(
    fc.property(raw, (value) => {
      const reading = readRequest(value);
      if (reading.problems) expect(reading.problems.length).toBeGreaterThan(0);
      else expect(explain(decide(reading.value, {})).reasons).toEqual([]);
    }),
    { numRuns: runs(1000) },
  );
});

test('very deep and very long policies are decided on', () => {
  let deep: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  const long = 'a'.repeat(1_000_000);
  const asked = readRequest({
    principal: 'anonymous',
    action: 's3:GetObject',
    resource: `arn:aws:s3:::${long}`,
  });
  if (asked.problems) throw new Error(messagesOf(asked.problems).join(' '));
  for (const Resource of [deep, `arn:aws:s3:::${long}`, `arn:aws:s3:::${'${aws:username}'.repeat(50_000)}`]) {
    const resource = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource },
    };
    expect(explain(decide(asked.value, { resource })).reasons).toHaveLength(1);
  }
});
