// What a search finds, and how actions are put together.
import { expect, test } from 'vitest';
import { accessMatrices, accessView } from '#iam/access/access-view.ts';
import { subjectsOfPolicies } from '#iam/access/subject.ts';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { filterServices, fitsQuery, isFiltering, NO_FILTER, type AccessFilter } from './filter.ts';
import { groupGrants, groupRisks } from './groups.ts';

function viewFor(...Statement: object[]) {
  const source = { Version: '2012-10-17', Statement };
  const [subject] = subjectsOfPolicies([{ id: 'p', title: 'p', type: 'identity', source }]);
  return accessView({ subject: subject! }, accessMatrices({ subject: subject! }, WHOLE), WHOLE);
}
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });

const VIEW = viewFor(
  allow(['s3:*', 'iam:PassRole', 'sqs:SendMessage']),
  allow('sqs:ReceiveMessage', 'arn:aws:sqs:*:111122223333:q'),
);
const found = (filter: Partial<AccessFilter>) =>
  filterServices(VIEW, { ...NO_FILTER, ...filter })
    .flatMap(({ service, actionGroups }) =>
      actionGroups.flatMap(({ names }) => names.map((name) => `${service.prefix}:${name}`)),
    )
    .toSorted();

const IAM = { prefix: 'iam', name: 'AWS Identity and Access Management' };

test.each([
  ['', true],
  ['passrole', true],
  ['iam:PassRole', true],
  ['iam:pass', true],
  ['iam:Pass*', true],
  ['"iam:PassRole",', true],
  ['*Role', true],
  ['Role*', false],
  ['am:pass', false],
  ['?am:*', true],
  ['identity role', true],
  ['identity bucket', false],
])('the query %j: %j', (query, expected) => {
  expect(fitsQuery(query)(IAM)('PassRole')).toBe(expected);
});

test('patterns find what the same pattern in a policy allows', () => {
  const names = found({ query: 's3:Get*' });
  expect(names.length).toBeGreaterThan(50);
  const allowed = viewFor(allow('s3:Get*')).services.flatMap(({ prefix, actionGroups }) =>
    actionGroups.flatMap((each) => each.names.map((name) => `${prefix}:${name}`)),
  );
  expect(names).toEqual(allowed.toSorted());
});

test('by level, by cell, by risk, and all of them at once', () => {
  expect(found({ query: 'sqs' })).toEqual(['sqs:ReceiveMessage', 'sqs:SendMessage']);
  expect(found({ cell: 'some' })).toEqual(['sqs:ReceiveMessage']);
  expect(found({ level: 'Permissions management' })).toContain('s3:PutBucketPolicy');
  expect(found({ risky: true })).toContain('iam:PassRole');
  expect(found({ risky: true, query: 'sqs:send' })).toEqual([]);
  expect(found({ risky: true, level: 'Read' })).toContain('s3:GetObject');
});

test('no filter lets all through', () => {
  expect(isFiltering(NO_FILTER)).toBe(false);
  expect(isFiltering({ ...NO_FILTER, query: ' ' })).toBe(false);
  expect(isFiltering({ ...NO_FILTER, risky: true })).toBe(true);
  expect(found({})).toHaveLength(VIEW.counts.all + VIEW.counts.some + VIEW.counts.conditional);
});

test('grants under the same conditions are one, on each of their resources', () => {
  const grant = (on: string[], when: string[] = []) => ({ on, except: [], when, unless: [] });
  const said = groupGrants([grant(['a', 'b']), grant(['c']), grant(['d'], ['x'])]);
  expect(said.map(({ on, when }) => [on, when])).toEqual([
    [['a and b', 'c'], []],
    [['d'], ['x']],
  ]);
  expect(groupGrants([grant(['a']), grant([])]).map(({ on }) => on)).toEqual([[]]);
});

test('risks that say the same of single actions are one; a way that takes several stands alone', () => {
  const risk = (does: string, ...actions: string[]) =>
    ({ kind: 'escalation', strength: 'high', cell: 'all', does, actions }) as const;
  const groups = groupRisks([risk('x', 'a:A'), risk('x', 'a:B'), risk('x', 'a:C', 'a:D'), risk('y', 'a:A')]);
  expect(groups.map(({ actions }) => actions)).toEqual([['a:A', 'a:B'], ['a:C', 'a:D'], ['a:A']]);
});
