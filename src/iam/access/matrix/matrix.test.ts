// The matrix of policies as people write them: cases.json.
import { describe, expect, test } from 'vitest';
import cases from './cases.json' with { type: 'json' };
import type { AccessGrant } from './action-access.ts';
import { countWords } from './counts.ts';
import { difference } from './difference.ts';
import { groupByLevel } from './level-groups.ts';
import {
  accessTo,
  INDEX_ONLY,
  policiesOf,
  WHOLE,
  type StatementLists,
} from '#iam/access/testing/reference-and-policies.ts';
import { matrix } from './matrix.ts';
import { risksIn } from './risks.ts';

interface Case {
  readonly name: string;
  readonly policies: StatementLists;
  readonly options?: { readonly account?: string; readonly context?: Readonly<Record<string, string>> };
  readonly cells?: Readonly<Record<string, string>>;
  readonly grants?: Readonly<Record<string, readonly Partial<AccessGrant>[]>>;
  /** `rest`: all actions that the other counts do not have. */
  readonly counts?: Readonly<Record<string, number | 'rest'>>;
  readonly services?: readonly string[];
}

const all = cases as unknown as readonly Case[];
const without = { on: [], except: [], when: [], unless: [] };

describe.each(all)('$name', ({ policies, options = {}, cells = {}, grants = {}, counts, services }) => {
  const found = matrix(policiesOf(policies), WHOLE, options);

  test('cells', () => {
    const actual = Object.keys(cells).map((action) => [action, accessTo(found, action)?.cell ?? 'no']);
    expect(Object.fromEntries(actual)).toEqual(cells);
    for (const [action, expected] of Object.entries(grants)) {
      expect(accessTo(found, action)?.grants, action).toEqual(
        expected.map((grant) => Object.assign({}, without, grant)),
      );
    }
    const { some, conditional } = found.counts;
    const rest = { ...(counts?.['all'] === 'rest' && { all: found.totals.actions - some - conditional }) };
    if (counts) expect(found.counts).toEqual({ all: 0, some: 0, conditional: 0, ...counts, ...rest });
    if (services) expect(found.services.map(({ prefix }) => prefix)).toEqual(services);
  });

  test('the index alone finds every action that may be allowed', () => {
    const first = matrix(policiesOf(policies), INDEX_ONLY, options);
    expect(first.needs).toEqual(first.services.map(({ prefix }) => prefix));
    expect(first.needs).toEqual(expect.arrayContaining(found.services.map(({ prefix }) => prefix)));
    const rows = new Set(
      first.services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`)),
    );
    const missed = found.services.flatMap(({ prefix, actions }) =>
      actions.map(({ name }) => `${prefix}:${name}`).filter((name) => !rows.has(name)),
    );
    expect(missed).toEqual([]);
  });

  test('a matrix does not differ from itself', () => {
    const { gained, lost, changed, unchanged } = difference(found, found);
    expect([gained, lost, changed]).toEqual([[], [], []]);
    expect(unchanged).toBe(Object.values(found.counts).reduce((sum, each) => sum + each, 0));
  });
});

test('names of cases are unique', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const made = (...identity: unknown[]) => matrix(policiesOf({ identity }), WHOLE);

test('counts and totals are those of the reference', () => {
  const found = made(allow(['s3:GetObject', 's3:PutObject']));
  expect(found.totals.actions).toBeGreaterThan(20_000);
  expect(found.totals.services).toBeGreaterThan(400);
  expect(countWords(found)).toMatch(/^2 of 2\d,\d{3} actions$/);
});

test('groups by level count all actions of a service', () => {
  const [s3] = groupByLevel(made(allow(['s3:GetObject', 's3:PutBucketPolicy'])), WHOLE);
  const total = s3?.groups.reduce((sum, group) => sum + group.total, 0);
  expect(total).toBe(WHOLE.service('s3')?.actions.size);
  const cells = s3?.groups.map(({ level, cell }) => [level, cell]);
  expect(Object.fromEntries(cells ?? [])).toEqual({
    List: 'no',
    Read: 'some',
    Write: 'no',
    'Permissions management': 'some',
    Tagging: 'no',
  });
  const [whole] = groupByLevel(made(allow('s3:*')), WHOLE);
  expect(whole?.groups.map(({ cell }) => cell)).toEqual(['all', 'all', 'all', 'all', 'all']);
});

test('before the file of a service is loaded, there is one group without a level', () => {
  const found = matrix(policiesOf({ identity: [allow('s3:*')] }), INDEX_ONLY);
  const groups = groupByLevel(found, INDEX_ONLY).flatMap((each) => each.groups);
  expect(groups.map(({ level, cell }) => [level, cell])).toEqual([[undefined, 'all']]);
});

test('risks are listed strongest first', () => {
  const kinds = (...identity: unknown[]) =>
    risksIn(made(...identity)).map(({ kind, actions }) => [kind, ...actions]);
  expect(kinds(allow('s3:ListBucket'))).toEqual([]);
  expect(kinds(allow('iam:PassRole', 'arn:aws:iam::111122223333:role/x'))).toEqual([
    ['pass-role', 'iam:PassRole'],
  ]);
  expect(kinds(allow(['iam:PassRole', 'ec2:RunInstances']))[0]).toEqual([
    'escalation',
    'iam:PassRole',
    'ec2:RunInstances',
  ]);
  expect(kinds(allow('secretsmanager:GetSecretValue'))).toEqual([
    ['credentials', 'secretsmanager:GetSecretValue'],
  ]);
  expect(kinds(allow('s3:GetObject'))).toEqual([['data', 's3:GetObject']]);
  expect(kinds(allow('s3:PutBucketPolicy'))).toEqual([['permissions', 's3:PutBucketPolicy']]);
  const [first] = risksIn(made(allow('*')));
  expect(first).toMatchObject({ kind: 'escalation', strength: 'critical', cell: 'all' });
});

test('gained, lost, changed', () => {
  const before = made(allow(['s3:GetObject', 's3:PutObject']), allow('sqs:SendMessage'));
  const after = made(
    allow('s3:GetObject', 'arn:aws:s3:::b/*'),
    allow('s3:ListBucket'),
    allow('sqs:SendMessage'),
  );
  const { gained, lost, changed, unchanged } = difference(before, after);
  expect(gained.map(({ action }) => action)).toEqual(['s3:ListBucket']);
  expect(lost.map(({ action }) => action)).toEqual(['s3:PutObject']);
  expect(changed.map(({ action, before, after }) => [action, before?.cell, after?.cell])).toEqual([
    ['s3:GetObject', 'all', 'some'],
  ]);
  expect(unchanged).toBe(1);
});

test('KMS keys and roles also need their own policy', () => {
  const { services } = made(allow(['kms:Decrypt', 'kms:ListKeys', 'sts:AssumeRole', 's3:GetObject']));
  const needs = services.flatMap(({ actions }) => actions.map(({ name, alsoNeeds }) => [name, alsoNeeds]));
  expect(Object.fromEntries(needs)).toEqual({
    Decrypt: 'key policy',
    ListKeys: undefined,
    AssumeRole: 'trust policy',
    GetObject: undefined,
  });
});

test('actions outside the reference', () => {
  const { outsideReference } = made(allow(['s3:Get*', 'S3:NoSuchThing', 's3:GetObject']), {
    Effect: 'Allow',
    NotAction: 'iam:*',
    Resource: '*',
  });
  expect(outsideReference).toEqual({ open: ['NotAction', 's3:get*'], unlisted: ['s3:nosuchthing'] });
});

test.each([undefined, null, 7, 'x', [], {}, { Statement: 'x' }, { Statement: [{ Effect: 'Allow' }] }])(
  'a value that is not a policy allows nothing for sure: %j',
  (document) => {
    const { counts, problems } = matrix({ identity: [document] }, WHOLE);
    expect(counts.all + counts.some).toBe(0);
    expect(Array.isArray(problems)).toBe(true);
  },
);

const LINKED = 'arn:aws:iam::111122223333:role/aws-service-role/*';
const allowedOn = (Action: string, Resource: string) =>
  accessTo(matrix(policiesOf({ identity: { Effect: 'Allow', Action, Resource } }), WHOLE), Action);

describe('resources that AWS lets nobody change', () => {
  test('access to them is left out', () => {
    expect(allowedOn('iam:DeletePolicy', 'arn:aws:iam::aws:policy/*')).toBeUndefined();
    expect(allowedOn('iam:DeletePolicy', 'arn:aws:iam::111122223333:policy/*')?.cell).toBe('some');
    expect(allowedOn('iam:GetPolicy', 'arn:aws:iam::aws:policy/*')?.cell).toBe('some');
  });

  test('access to more resources says that it leaves them out', () => {
    const protectedRoles = ['arn:*:iam::*:role/aws-service-role/*'];
    expect(allowedOn('iam:PutRolePolicy', '*')).toEqual({
      cell: 'some',
      grants: [{ ...without, except: protectedRoles }],
    });
    const roles = 'arn:aws:iam::111122223333:role/*';
    expect(allowedOn('iam:PutRolePolicy', roles)?.grants).toEqual([
      { ...without, on: [roles], except: protectedRoles },
    ]);
    const app = 'arn:aws:iam::111122223333:role/app/*';
    expect(allowedOn('iam:PutRolePolicy', app)?.grants).toEqual([{ ...without, on: [app] }]);
    expect(allowedOn('iam:GetRole', '*')).toEqual({ cell: 'all', grants: [without] });
  });

  test('access that services have on behalf of a caller is conditional', () => {
    expect(allowedOn('iam:PutRolePolicy', LINKED)).toMatchObject({
      cell: 'conditional',
      grants: [{ on: [LINKED], when: [expect.stringContaining('service')] }],
    });
    expect(allowedOn('iam:GetRole', LINKED)?.cell).toBe('some');
  });
});
