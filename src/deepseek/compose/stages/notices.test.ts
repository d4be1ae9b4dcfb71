// What is said of a kit as a whole: documents over AWS's quotas, and a boundary on one of several roles.
import { describe, expect, test } from 'vitest';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import type { KitPolicy, KitRole } from '#deepseek/compose/role-kit.ts';
import { answersOf } from '#deepseek/compose/testing/kits.ts';
import {
  attachmentWith,
  documentWith,
  furtherRoleWith,
  mainRoleWith,
} from '#deepseek/compose/testing/roles.ts';
import { kitNotices } from './notices.ts';

const checked = readAnswers(answersOf('invoke', { entity: 'ec2' }));

const noticesOf = (roles: readonly KitRole[], policies: readonly KitPolicy[] = []) =>
  kitNotices({ roles, policies, nextSteps: [] }, checked);

/** A trust policy of about so many characters. */
const trustOf = (length: number) => {
  const document = (Sid: string) =>
    documentWith('App.trust', 'trust', { Sid, Effect: 'Allow', Action: 'sts:AssumeRole' });
  const around = JSON.stringify(document('').document).length;
  return document('a'.repeat(length - around));
};

describe('a trust policy', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  test.each([
    [2048, false, false],
    [2049, true, false],
    [8192, true, false],
    [8193, true, true],
  ])('of %i characters is over the quota: %s, and stops the kit: %s', (length, isOver, stops) => {
    const [notice] = noticesOf([mainRoleWith('App', { trust: trustOf(length) })]);
    expect(notice?.id).toBe(isOver ? 'trust-size-App.trust' : undefined);
    expect(notice?.stops?.fields).toEqual(stops ? ['regions'] : undefined);
    if (isOver) expect(notice?.text).toContain(`${length} characters`);
    if (isOver) expect(notice?.text.includes('several roles')).toBe(stops);
  });
});

test('a role has ten managed policies at most', () => {
  const policies = (count: number) =>
    Array.from({ length: count }, (_, index) => documentWith(`p${index}`, 'identity'));
  expect(noticesOf([mainRoleWith('App', { permissions: policies(10) })])).toEqual([]);
  for (const role of [
    mainRoleWith('App', { permissions: policies(11) }),
    attachmentWith('App', { permissions: policies(11) }),
  ])
    expect(noticesOf([role])).toMatchObject([
      { id: 'policy-count-App', text: expect.stringMatching(/^App needs 11 .* 10\b/) as string },
    ]);
});

test.each([
  ['resource', 1, false],
  ['resource', 2, true],
  ['scp', 2, false],
] as const)('a policy of type %s in %i documents is too long for its resource: %s', (type, count, isLong) => {
  const documents = Array.from({ length: count }, (_, index) => documentWith(`d${index}`, type));
  const policy: KitPolicy = {
    id: 'own',
    title: 'Policy',
    name: 'Own',
    attachTo: 'it',
    target: { kind: 'organization' },
    documents,
    leaves: [],
  };
  const [notice] = noticesOf([], [policy]);
  expect(notice?.id).toBe(isLong ? 'policy-size-own' : undefined);
  expect(notice?.stops?.fields).toEqual(isLong ? ['weights'] : undefined);
});

test('a boundary on one role is said where other roles are created, and not for policies of others', () => {
  const boundary = 'arn:aws:iam::111122223333:policy/Limit';
  const textOf = (...roles: readonly KitRole[]) =>
    noticesOf(roles).find(({ id }) => id === 'boundary-one-role')?.text;
  const main = mainRoleWith('App', { boundary });
  expect(textOf(main)).toBeUndefined();
  expect(textOf(main, attachmentWith('Caller'))).toBeUndefined();
  expect(textOf(mainRoleWith('App'), furtherRoleWith('Pod'))).toBeUndefined();
  expect(textOf(main, furtherRoleWith('Pod', { boundary }))).toBeUndefined();
  expect(textOf(main, furtherRoleWith('Pod'))).toMatch(/only on App: Pod does .*give it one /);
  expect(textOf(main, furtherRoleWith('Pod'), furtherRoleWith('Node'))).toMatch(
    /only on App: Pod, Node do .*give each one /,
  );
});
