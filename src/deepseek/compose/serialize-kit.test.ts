// The JSON of the command line keeps its members and their order, whatever kind a role is.
import { expect, test } from 'vitest';
import { serializeKit } from './serialize-kit.ts';
import { kitOf } from './testing/kits.ts';
import { attachmentWith, furtherRoleWith, mainRoleWith } from './testing/roles.ts';

const kit = {
  ...kitOf('invoke'),
  roles: [
    mainRoleWith('App', { boundary: 'arn:aws:iam::111122223333:policy/Limit' }),
    furtherRoleWith('Pod', { account: '444455556666' }),
    attachmentWith('Caller'),
  ],
};

const written = (JSON.parse(JSON.stringify(serializeKit(kit))) as { roles: object[] }).roles;

test('a kit has its members in one order', () => {
  expect(Object.keys(serializeKit(kit))).toEqual([
    'scenario',
    'roles',
    'policies',
    'nextSteps',
    'notices',
    'placeholders',
    'problems',
  ]);
});

test('roles have their members in one order, and no member says which kind they are', () => {
  expect(written.map((role) => Object.keys(role).join(' '))).toEqual([
    'id title name trust permissions arn path description tags boundary',
    'id title name trust permissions account arn path description tags',
    'id title name permissions attachTo target path description tags',
  ]);
});

test('an attachment has the path / and no tags', () => {
  expect(written[2]).toMatchObject({ path: '/', tags: [] });
});

test('a policy keeps its members, and its documents are as AWS takes them', () => {
  const { policies, nextSteps, notices } = serializeKit(kitOf('deny-deepseek'));
  const [policy] = policies;
  expect(policy).toMatchObject({
    id: 'deny-deepseek',
    name: 'DenyDeepSeek',
    target: { kind: 'organization' },
  });
  expect(policy?.documents.map(({ id, document }) => [id, Object.keys(document)])).toEqual([
    ['deny-deepseek', ['Version', 'Statement']],
  ]);
  for (const each of nextSteps) expect(each).not.toHaveProperty('when');
  for (const each of notices) expect(each).not.toHaveProperty('title');
});
