// Where each kind of document goes.
import { describe, expect, test } from 'vitest';
import type { KitDocument, KitPolicy, KitRole } from '#deepseek/compose/role-kit.ts';
import {
  attachmentWith,
  documentWith,
  furtherRoleWith,
  mainRoleWith,
} from '#deepseek/compose/testing/roles.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { consoleGuide } from './console-steps.ts';
import type { DocumentHolder } from './placed-document.ts';

const document = (type: PolicyType, title: string): KitDocument => ({
  ...documentWith('own', type),
  title,
  name: 'Own',
});

const PARTS = {
  trust: document('trust', 'Trust policy'),
  permissions: [document('identity', 'Permissions policy')],
};

const policy = (title: string, attachTo: string): KitPolicy => ({
  id: 'own',
  title,
  name: 'Own',
  attachTo,
  target: { kind: 'organization' },
  documents: [],
  leaves: [],
});

function guide(holder: DocumentHolder, source: KitDocument) {
  const { path, steps } = consoleGuide({ holder, source });
  return { path, text: steps.join('\n'), first: steps[0] };
}

const ofRole = (role: KitRole, source: KitDocument) => guide({ kind: 'role', role }, source);
const ofPolicy = (type: PolicyType, title: string, attachTo: string) =>
  guide({ kind: 'policy', policy: policy(title, attachTo) }, document(type, title));

describe('roles', () => {
  test('a trust policy makes the role, after its permissions', () => {
    const { path, text, first } = ofRole(mainRoleWith('app', PARTS), document('trust', 'Trust policy'));
    expect(path).toBe('IAM › Roles › Create role › Custom trust policy');
    expect(first).toMatch(/permissions policy first/);
    expect(text).toContain('Select Own.');
  });

  test('a role without permissions ticks nothing', () => {
    const { text } = ofRole(mainRoleWith('app'), document('trust', 'Trust policy'));
    expect(text).not.toMatch(/Tick|permissions policy first/);
  });

  test.each([
    [
      'tags',
      {
        tags: [
          { key: 'team', value: 'a' },
          { key: 'unit', value: 'b' },
        ],
      },
      'team=a, unit=b',
    ],
    ['a session of another length', { maxSessionSeconds: 7200 }, '7200 seconds'],
    ['a path', { path: '/team/' }, 'the path /team/'],
    ['a boundary', { boundary: 'arn:aws:iam::111122223333:policy/Limit' }, 'policy/Limit'],
    ['a description', { description: 'Runs it' }, 'Runs it'],
  ])('%s is set where there is one', (_, more, words) => {
    const steps = (role: KitRole) => ofRole(role, document('trust', 'Trust policy')).text;
    expect(steps(mainRoleWith('app', { ...PARTS, ...more }))).toContain(words);
    const plain = { path: '/', tags: [], description: '', boundary: undefined };
    const bare = steps(mainRoleWith('app', { ...PARTS, ...plain, maxSessionSeconds: 3600 }));
    expect(bare).not.toMatch(/the path|tags|Description|boundary|seconds|undefined/);
    expect(steps(mainRoleWith('app', { ...PARTS, ...plain, maxSessionSeconds: undefined }))).toBe(bare);
  });

  test('the screen is the one on which the document is pasted', () => {
    const screenOf = (role: KitRole, type: PolicyType) =>
      consoleGuide({ holder: { kind: 'role', role }, source: document(type, 'It') }).screen?.id;
    expect(screenOf(mainRoleWith('app', PARTS), 'trust')).toBe('create-role');
    expect(screenOf(mainRoleWith('app', PARTS), 'identity')).toBe('create-policy');
    expect(screenOf(attachmentWith('operator'), 'identity')).toBe('create-policy');
    const one = attachmentWith('caller', { target: { kind: 'permission-sets', names: ['Team'] } });
    expect(screenOf(one, 'identity')).toBe('permission-sets');
    expect(ofRole(one, document('identity', 'It')).text).not.toContain('each of');
  });

  test.each(['trust', 'identity'] as const)('in another account it begins there: %s', (type) => {
    const { path, first } = ofRole(
      furtherRoleWith('app', { ...PARTS, account: '444455556666' }),
      document(type, 'Policy'),
    );
    expect(path).toContain('in account 444455556666');
    expect(first).toMatch(/^Sign in to account 444455556666/);
  });

  test('permissions for somebody who exists are attached', () => {
    const { text } = ofRole(attachmentWith('operator'), document('identity', 'Permissions policy'));
    expect(text).toContain('Attach the policy to the operator');
  });

  test('a permission set holds the document as its inline policy: nothing is created in IAM', () => {
    const { path, text } = ofRole(
      attachmentWith('caller', { target: { kind: 'permission-sets', names: ['Team', 'Night'] } }),
      document('identity', 'Permissions policy'),
    );
    expect(path).toMatch(/^IAM Identity Center .*Inline policy › Edit$/);
    expect(text).toMatch(/each of Team and Night\b/);
    expect(text).not.toContain('Create policy');
  });
});

describe('policies of their own', () => {
  test.each([
    ['scp', 'SCP: deny DeepSeek', /^AWS Organizations .*Service control policies/, /management account/],
    ['rcp', 'RCP', /^AWS Organizations .*Resource control policies/, /management account/],
    ['resource', 'Bucket policy', /^Amazon S3 .*Bucket policy › Edit$/, /add these statements/],
    ['resource', 'VPC endpoint policy', /^VPC › Endpoints/, /then Custom/],
    ['resource', 'Guardrail policy', /^the policy of WHERE$/, /add these statements/],
    [
      'identity',
      'Permissions boundary',
      /^IAM › Policies .*Permissions boundary/,
      /Set permissions boundary/,
    ],
  ] as const)('%s: %s', (type, title, path, text) => {
    const said = ofPolicy(type, title, 'WHERE');
    expect(said.path).toMatch(path);
    expect(said.text).toMatch(text);
    expect(said.text).toContain('WHERE');
  });
});
