// Which statements become a PolicyStatement, how their principals are written, and which stay JSON.
import { describe, expect, test } from 'vitest';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import { cdk } from './cdk.ts';

const TRUST = { Sid: 'A', Effect: 'Allow', Action: 'sts:AssumeRole' };
const PERMISSIONS = { Sid: 'A', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

/** The stack of a role for imports, whose document has this text. */
function stackWith(id: string, document: object): string {
  const kit = usableKit({ scenario: 'import', values: {} }, { [id]: JSON.stringify(document) });
  return cdk.files(kit).find(({ name }) => name.startsWith('lib/deep-seek-model'))?.text ?? '';
}
const withStatement = (id: string, statement: unknown): string =>
  stackWith(id, { Version: '2012-10-17', Statement: statement });

describe('a principal', () => {
  test.each([
    ['*', '[new iam.StarPrincipal()]'],
    [{ AWS: '*' }, '[new iam.AnyPrincipal()]'],
    [{ AWS: 'arn:aws:iam::444455556666:root' }, "[new iam.AccountPrincipal('444455556666')]"],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, '[new iam.AccountPrincipal(this.account)]'],
    [
      { AWS: 'arn:aws:iam::444455556666:role/a' },
      '[new iam.ArnPrincipal(`arn:${this.partition}:iam::444455556666:role/a`)]',
    ],
    [
      { AWS: 'arn:aws:iam::111122223333:user/a' },
      '[new iam.ArnPrincipal(`arn:${this.partition}:iam::${this.account}:user/a`)]',
    ],
    [
      { AWS: 'arn:aws:iam::444455556666:root-x' },
      '[new iam.ArnPrincipal(`arn:${this.partition}:iam::444455556666:root-x`)]',
    ],
    [
      { AWS: 'arn:aws:s3::444455556666:root' },
      '[new iam.ArnPrincipal(`arn:${this.partition}:s3::444455556666:root`)]',
    ],
    [{ AWS: '444455556666' }, "[new iam.ArnPrincipal('444455556666')]"],
    [{ AWS: '111122223333' }, '[new iam.ArnPrincipal(this.account)]'],
    [{ Federated: 'accounts.google.com' }, "[new iam.FederatedPrincipal('accounts.google.com')]"],
    [{ CanonicalUser: 'abc' }, "[new iam.CanonicalUserPrincipal('abc')]"],
    [
      { Service: 'a.amazonaws.com', AWS: ['*'] },
      "[new iam.ServicePrincipal('a.amazonaws.com'), new iam.AnyPrincipal()]",
    ],
    [
      { Service: 'a.b.amazonaws.com' },
      "[iam.ServicePrincipal.fromStaticServicePrincipleName('a.b.amazonaws.com')]",
    ],
  ])('%j', (Principal, code) => {
    const line = (text: string): string =>
      text
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/,? ([)\]])/g, '$1')
        .replaceAll(/([([]) /g, '$1');
    for (const [element, prop] of [
      ['Principal', 'principals'],
      ['NotPrincipal', 'notPrincipals'],
    ] as const)
      expect(line(withStatement('service.trust', { ...TRUST, [element]: Principal }))).toContain(
        `${prop}: ${code}`,
      );
  });
});

const SERVICE = { Principal: { Service: 'bedrock.amazonaws.com' } };

describe('a trust policy', () => {
  test('is a role’s own, and takes no policies of others', () => {
    expect(withStatement('service.trust', { ...TRUST, ...SERVICE })).toContain('new iam.Role(');
  });

  test.each([
    ['no principal', {}],
    ['an empty principal', { Principal: {} }],
    ['another text', { Principal: 'a' }],
    ['another type', { Principal: { Machine: 'a' } }],
    ['a type of every object', { Principal: { toString: 'a' } }],
    ['an empty list', { Principal: { AWS: [] } }],
    ['a number', { Principal: { AWS: ['*', 1] } }],
    ['both elements', { ...SERVICE, NotPrincipal: SERVICE.Principal }],
    ['a resource', { ...SERVICE, Resource: '*' }],
    ['a resource that is not meant', { ...SERVICE, NotResource: '*' }],
    ['another member', { ...SERVICE, Note: 'x' }],
    ['no effect', { ...SERVICE, Effect: undefined }],
    ['another effect', { ...SERVICE, Effect: 'Maybe' }],
    ['an effect that is a list', { ...SERVICE, Effect: ['Allow'] }],
    ['no action', { ...SERVICE, Action: undefined }],
    ['both kinds of actions', { ...SERVICE, NotAction: 'sts:TagSession' }],
    ['an action that CDK refuses', { ...SERVICE, Action: ['sts:AssumeRole', 'sts:A?'] }],
    ['text before an action', { ...SERVICE, Action: ' sts:AssumeRole' }],
    ['a Sid that CDK refuses', { ...SERVICE, Sid: 'a b' }],
    ['a Sid with a space behind', { ...SERVICE, Sid: 'a ' }],
    ['a Sid that is a number', { ...SERVICE, Sid: 1 }],
    ['no condition in it', { ...SERVICE, Condition: {} }],
    ['a test without keys', { ...SERVICE, Condition: { Bool: { a: 'true' }, Null: {} } }],
    ['a test that is text', { ...SERVICE, Condition: { Bool: { a: 'true' }, Null: 'x' } }],
    ['a condition that is text', { ...SERVICE, Condition: 'x' }],
    ['no Sid', { ...SERVICE, Sid: undefined }],
  ])('with %s makes a CfnRole', (_, more) => {
    expect(withStatement('service.trust', { ...TRUST, ...more })).toContain('new iam.CfnRole(');
  });

  test('has Sids in every statement, or CDK may merge them', () => {
    const some = [
      { ...TRUST, ...SERVICE },
      { ...TRUST, ...SERVICE, Sid: undefined },
    ];
    expect(withStatement('service.trust', some)).toContain('new iam.CfnRole(');
  });
});

describe('a permissions policy', () => {
  test.each([
    ['a resource', PERMISSIONS, 'ManagedPolicy'],
    [
      'resources that are not meant',
      { ...PERMISSIONS, Resource: undefined, NotResource: ['a', 'b'] },
      'ManagedPolicy',
    ],
    ['actions that are not meant', { ...PERMISSIONS, Action: undefined, NotAction: '*' }, 'ManagedPolicy'],
    ['no resource', { ...PERMISSIONS, Resource: undefined }, 'CfnManagedPolicy'],
    ['no resources', { ...PERMISSIONS, Resource: [] }, 'CfnManagedPolicy'],
    ['a principal', { ...PERMISSIONS, Principal: '*' }, 'CfnManagedPolicy'],
    ['a principal that is not meant', { ...PERMISSIONS, NotPrincipal: '*' }, 'CfnManagedPolicy'],
    ['no statements', [], 'CfnManagedPolicy'],
    ['one statement that CDK refuses', [PERMISSIONS, { ...PERMISSIONS, Sid: 'a b' }], 'CfnManagedPolicy'],
  ])('with %s', (_, statement, construct) => {
    expect(withStatement('service.permissions', statement)).toContain(
      `new iam.${construct}(this, 'ServiceRolePolicy', {`,
    );
  });

  test.each([
    ['another version', { Version: '2008-10-17', Statement: PERMISSIONS }],
    ['a member of its own', { Version: '2012-10-17', Id: 'a', Statement: PERMISSIONS }],
  ])('with %s stays JSON', (_, document) => {
    expect(stackWith('service.permissions', document)).toContain('new iam.CfnManagedPolicy(');
  });
});
