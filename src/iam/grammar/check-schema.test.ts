// What the grammar says about a policy of each type.

import { describe, expect, test } from 'vitest';
import { BASE_OPERATORS } from '#iam/policy/operators.ts';
import { parse } from '#iam/json/parse.ts';
import { STATEMENT_TYPES, type StatementType } from '#iam/policy/policy.ts';
import { checkSchema } from './check-schema.ts';
import { GOOD, check, marks, policy, type Json } from './testing/policies.ts';
describe('accepts', () => {
  test.each(STATEMENT_TYPES)('a good %s policy', (type) => expect(marks(type, policy(type))).toEqual([]));

  test.each<[type: StatementType, change: Json]>([
    ['identity', { Sid: 'Read1', NotAction: ['iam:*'], Action: undefined }],
    ['identity', { NotResource: 'arn:aws:s3:::a', Resource: undefined }],
    ['identity', { Action: ['s3:Get*', 'S3:ListBucke?', '*'], Resource: ['arn:aws:s3:::a', '*'] }],
    [
      'identity',
      { Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 's3:max-keys': [1, '2'] } } },
    ],
    [
      'identity',
      {
        Condition: {
          StringEquals: { 'oidc.eks.us-east-1.amazonaws.com/id/A:aud': 'x', 'kms:EncryptionContext:a': '' },
        },
      },
    ],
    // Empty arrays and objects are for the linter.
    ['identity', { Action: [], Resource: [], Condition: {}, Sid: '' }],
    ['resource', { NotPrincipal: { AWS: '111122223333' }, Principal: undefined, Sid: 'any text, here' }],
    [
      'resource',
      { Principal: { AWS: ['*'], Service: 'a.amazonaws.com', Federated: 'x', CanonicalUser: 'y' } },
    ],
    ['trust', { NotAction: 'sts:TagSession', Action: undefined }],
    [
      'scp',
      {
        Effect: 'Allow',
        NotAction: 'iam:*',
        Action: undefined,
        Condition: { Null: { 'aws:TagKeys': 'false' } },
      },
    ],
    ['rcp', { NotResource: 'arn:aws:s3:::a', Resource: undefined }],
  ])('%s %j', (type, change) => expect(marks(type, policy(type, change))).toEqual([]));

  test('one statement without brackets, either version, and an Id on resources', () => {
    expect(marks('identity', { Version: '2008-10-17', Statement: GOOD.identity })).toEqual([]);
    expect(marks('trust', { Id: 'a b', Statement: GOOD.trust })).toEqual([]);
    expect(marks('resource', { Id: 'a b', Statement: [GOOD.resource] })).toEqual([]);
    // A missing Version is for the linter, where AWS Organizations requires it as well.
    expect(marks('scp', { Statement: [GOOD.scp] })).toEqual([]);
  });

  test('every operator, with its prefixes and suffixes', () => {
    const variants = BASE_OPERATORS.flatMap((name) => [
      name,
      `ForAllValues:${name}`,
      `ForAnyValue:${name}`,
      ...(name === 'Null' ? [] : [`${name}IfExists`, `ForAnyValue:${name}IfExists`]),
    ]);
    const Condition = Object.fromEntries(variants.map((name) => [name, { 'aws:a': 'x' }]));
    expect(marks('identity', policy('identity', { Condition }))).toEqual([]);
  });
});

describe('reports once', () => {
  test.each<[type: StatementType, change: Json, expected: string, code: string | undefined]>([
    [
      'identity',
      { Actions: 's3:*', Action: undefined },
      'misspelt-element Actions!',
      'INVALID_POLICY_ELEMENT',
    ],
    ['identity', { principals: '*' }, 'misspelt-element principals!', 'INVALID_POLICY_ELEMENT'],
    ['identity', { action: 's3:*', Action: undefined }, 'misspelt-element action!', 'INVALID_POLICY_ELEMENT'],
    ['identity', { efect: 'Deny', Effect: undefined }, 'misspelt-element efect!', 'INVALID_POLICY_ELEMENT'],
    ['identity', { Comment: 'x' }, 'unknown-element Comment!', 'INVALID_POLICY_ELEMENT'],
    ['identity', { Version: '2012-10-17' }, 'unknown-element Version!', 'INVALID_POLICY_ELEMENT'],
    [
      'identity',
      { NotAction: 's3:*' },
      'element-combination Action! NotAction!',
      'UNSUPPORTED_ELEMENT_COMBINATION',
    ],
    [
      'resource',
      { NotPrincipal: '*' },
      'element-combination Principal! NotPrincipal!',
      'UNSUPPORTED_ELEMENT_COMBINATION',
    ],
    ['identity', { Effect: undefined }, 'missing-effect', 'MISSING_EFFECT'],
    ['identity', { Action: undefined }, 'missing-action', 'MISSING_ACTION'],
    ['identity', { Resource: undefined }, 'missing-resource', 'MISSING_RESOURCE'],
    ['resource', { Principal: undefined }, 'missing-principal', 'MISSING_PRINCIPAL'],
    ['trust', { Principal: undefined }, 'missing-principal', 'MISSING_PRINCIPAL'],
    [
      'trust',
      { Resource: '*' },
      'resource-in-trust-policy Resource!',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    ],
    [
      'trust',
      { Resource: '*', NotResource: '*' },
      'resource-in-trust-policy Resource!,resource-in-trust-policy NotResource!',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    ],
    [
      'trust',
      { NotPrincipal: { AWS: '*' } },
      'not-principal-in-trust-policy NotPrincipal!',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    ],
    [
      'trust',
      { NotPrincipal: { AWS: '*' }, Principal: undefined },
      'not-principal-in-trust-policy NotPrincipal!',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
    ],
    [
      'trust',
      { Principal: '*' },
      'trust-policy-wildcard-principal Principal',
      'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    ],
    ['trust', { Principal: 'ec2.amazonaws.com' }, 'invalid-principal Principal', 'INVALID_PRINCIPAL_FORMAT'],
    ['identity', { Principal: '*' }, 'principal-in-identity-policy Principal!', 'UNSUPPORTED_PRINCIPAL'],
    ['scp', { Principal: '*' }, 'principal-in-scp Principal!', 'SCP_SYNTAX_ERROR_PRINCIPAL'],
    ['rcp', { Effect: 'Allow' }, 'rcp-effect Effect', 'RCP_SYNTAX_ERROR_ALLOW'],
    ['rcp', { Effect: 'deny' }, 'invalid-effect Effect', 'INVALID_EFFECT'],
    ['rcp', { Effect: 1 }, 'wrong-json-type Effect', 'DATA_TYPE_MISMATCH'],
    ['rcp', { Principal: { AWS: '*' } }, 'rcp-principal Principal', 'RCP_SYNTAX_ERROR_PRINCIPAL'],
    [
      'rcp',
      { NotPrincipal: '*', Principal: undefined },
      'rcp-principal NotPrincipal!',
      'RCP_SYNTAX_ERROR_PRINCIPAL',
    ],
    [
      'rcp',
      { NotAction: 's3:*', Action: undefined },
      'not-action-in-rcp NotAction!',
      'RCP_SYNTAX_ERROR_NOTACTION',
    ],
    ['rcp', { Action: ['s3:*', '*'] }, 'rcp-action Action.1', 'RCP_SYNTAX_ERROR_ACTION'],
    ['resource', { Principal: 'x' }, 'invalid-principal Principal', 'INVALID_PRINCIPAL_FORMAT'],
    [
      'resource',
      { Principal: { Aws: 'x' } },
      'invalid-principal-kind Principal.Aws!',
      'INVALID_PRINCIPAL_KEY',
    ],
    [
      'resource',
      { Principal: { AWS: [111122223333] } },
      'wrong-json-type Principal.AWS.0',
      'DATA_TYPE_MISMATCH',
    ],
    ['identity', { Effect: 'allow' }, 'invalid-effect Effect', 'INVALID_EFFECT'],
    ['identity', { Effect: null }, 'wrong-json-type Effect', 'DATA_TYPE_MISMATCH'],
    ['identity', { Action: 's3GetObject' }, 'malformed-action Action', 'INVALID_ACTION'],
    ['identity', { Action: ['s3:*', '*:Get'] }, 'malformed-action Action.1', 'INVALID_ACTION'],
    ['identity', { Action: null }, 'wrong-json-type Action', 'DATA_TYPE_MISMATCH'],
    ['identity', { Action: [['s3:*']] }, 'wrong-json-type Action.0', 'DATA_TYPE_MISMATCH'],
    ['identity', { Resource: 'your-bucket' }, 'malformed-resource Resource', 'INVALID_ARN_PREFIX'],
    [
      'identity',
      { Resource: ['*', ' arn:aws:s3:::a'] },
      'malformed-resource Resource.1',
      'INVALID_ARN_PREFIX',
    ],
    ['identity', { Sid: 'Read Me' }, 'malformed-sid Sid', 'UNSUPPORTED_SID'],
    ['identity', { Sid: 1 }, 'wrong-json-type Sid', 'DATA_TYPE_MISMATCH'],
    ['identity', { Condition: [] }, 'wrong-json-type Condition', 'DATA_TYPE_MISMATCH'],
    [
      'identity',
      { Condition: { StringEqual: { 'aws:a': 'x' } } },
      'invalid-operator Condition.StringEqual!',
      'INVALID_CONDITION_OPERATOR',
    ],
    // The operator and the key have changed places: one fault.
    [
      'identity',
      { Condition: { 'aws:SourceIp': { IpAddress: '192.0.2.1' } } },
      'invalid-operator Condition.aws:SourceIp!',
      'INVALID_CONDITION_OPERATOR',
    ],
    [
      'identity',
      { Condition: { NullIfExists: { 'aws:a': 'true' } } },
      'null-with-if-exists Condition.NullIfExists!',
      'NULL_WITH_IF_EXISTS',
    ],
    ['identity', { Condition: { Bool: 'x' } }, 'wrong-json-type Condition.Bool', 'DATA_TYPE_MISMATCH'],
    [
      'identity',
      { Condition: { Bool: { Secure: 'x' } } },
      'malformed-condition-key Condition.Bool.Secure!',
      'INVALID_CONDITION_KEY_FORMAT',
    ],
    [
      'identity',
      { Condition: { Bool: { 'aws:a': null } } },
      'wrong-json-type Condition.Bool.aws:a',
      'DATA_TYPE_MISMATCH',
    ],
    [
      'identity',
      { Condition: { Bool: { 'a/b~c:d': [null] } } },
      'wrong-json-type Condition.Bool.a/b~c:d.0',
      'DATA_TYPE_MISMATCH',
    ],
  ])('%s %j: %s', (type, change, expected, code) => {
    expect(marks(type, policy(type, change))).toEqual(expected.split(','));
    expect(check(type, policy(type, change))[0]?.code).toBe(code);
  });

  const S = GOOD.identity;
  test.each<[type: StatementType, document: unknown, expected: string]>([
    ['identity', [S], 'wrong-json-type'],
    ['identity', null, 'wrong-json-type'],
    ['identity', {}, 'missing-statement'],
    ['identity', { Statement: [] }, 'missing-statement'],
    ['identity', { statement: [S] }, 'misspelt-element .statement!'],
    ['identity', { Statement: 'x' }, 'wrong-json-type .Statement'],
    ['identity', { Statement: [null] }, 'wrong-json-type'],
    ['identity', { Statement: [S], Version: '2012-10-18' }, 'invalid-version .Version'],
    ['identity', { Statement: [S], Version: 2012 }, 'wrong-json-type .Version'],
    ['identity', { Statement: [S], Id: 'x' }, 'id-not-supported .Id!'],
    ['identity', { Version: '2012-10-17', ...S }, 'unknown-element .Effect!'],
    ['identity', { PolicyDocument: { Statement: [S] } }, 'unknown-element .PolicyDocument!'],
    ['rcp', { Statement: [GOOD.rcp], Version: '2008-10-17' }, 'invalid-version .Version'],
  ])('%s %j: %s', (type, document, expected) => expect(marks(type, document)).toEqual([expected]));

  test('a Sid that occurs again, at the repetition first', () => {
    const sids = (type: StatementType) => ({
      Version: '2012-10-17',
      Statement: ['A', 'B', 'A', 'A', '', ''].map((Sid) => ({ ...GOOD[type], Sid })),
    });
    const [finding, ...others] = check('identity', sids('identity'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'duplicate-sid', severity: 'error', code: 'UNIQUE_SIDS_REQUIRED' });
    expect(finding?.locations.map(({ path }) => path[1])).toEqual([2, 3, 0]);
    expect(check('resource', sids('resource'))).toMatchObject([
      { id: 'repeated-sid', severity: 'warning', code: 'UNIQUE_SIDS_RECOMMENDED' },
    ]);
  });
});

describe('says how to fix it', () => {
  test.each<[type: StatementType, change: Json, says: RegExp]>([
    ['identity', { Actions: 's3:*', Action: undefined }, /^`Actions` .*`Action`\?$/],
    ['identity', { Version: '2012-10-17' }, /top of the document/],
    ['trust', { Resource: '*' }, /trust policy .*`Resource`/],
    ['identity', { Principal: '*' }, /principal it is attached to/],
    ['scp', { Principal: '*' }, /`aws:PrincipalArn`/],
    ['identity', { Effect: 'allow' }, /Write `Allow`/],
    ['identity', { Action: 's3GetObject' }, /`service:Action`/],
    ['identity', { Action: 's3:Get Object' }, /Write `s3:GetObject`/],
    ['identity', { Action: 's3:GetObject, s3:PutObject' }, /Write an array/],
    ['identity', { Action: 'arn:aws:s3:::a' }, /Move it to `Resource`/],
    ['identity', { Resource: 's3://bucket/key' }, /`arn:aws:s3:::bucket\/key`/],
    ['identity', { Resource: 'ARN:aws:s3:::a' }, /lowercase `arn:`/],
    [
      'identity',
      { Action: 'bedrock:InvokeModel', Resource: 'your_DeepSeek_R1_model_ARN' },
      /such as `arn:aws:bedrock:us-east-1::foundation-model\/deepseek\.r1-v1:0`, or `\*`\.$/,
    ],
    [
      'identity',
      { Action: ['xyz:Do', 'sagemaker:InvokeEndpoint'], Resource: 'my-endpoint' },
      /such as `arn:aws:sagemaker:[^`]*:endpoint\/deepseek`/,
    ],
    [
      'identity',
      { Action: 's3:GetObject', Resource: 'bucket' },
      /such as `arn:aws:s3:::amzn-s3-demo-bucket\/\*`/,
    ],
    ['identity', { Action: 'xyz:Do', Resource: 'thing' }, /^`thing` .*ARN or `\*`\.$/],
    ['identity', { Action: undefined, NotAction: 's3:*', Resource: 'thing' }, /Write its ARN or `\*`\.$/],
    ['resource', { Principal: 'ec2.amazonaws.com' }, /\{ "Service": "ec2\.amazonaws\.com" \}/],
    ['resource', { Principal: { Aws: 'x' } }, /Did you mean `AWS`\?/],
    ['resource', { Principal: { AWS: 111122223333 } }, /double quotation marks/],
    ['identity', { Condition: { StringEqual: {} } }, /`StringEquals`\?/],
    ['identity', { Condition: { stringlike: {} } }, /`StringLike`\?/],
    [
      'identity',
      { Condition: { 'ForAnyValues:StringEqualsIfExist': {} } },
      /`ForAnyValue:StringEqualsIfExists`\?/,
    ],
    ['identity', { Condition: { Boolean: {} } }, /`Bool`\?/],
    ['identity', { Condition: { 'aws:SourceIp': {} } }, /Put the operator first/],
  ])('%s %j: %s', (type, change, says) => {
    expect(check(type, policy(type, change)).map(({ message }) => message)).toEqual([
      expect.stringMatching(says),
    ]);
  });
});

test('members named like those of every object are unknown elements', () => {
  const text =
    '{"__proto__":1,"Statement":{"Effect":"Allow","Action":"*","Resource":"*","constructor":1,"__proto__":{}}}';
  expect(checkSchema('identity', parse(text)).map(({ locations }) => locations[0]?.path)).toEqual([
    ['__proto__'],
    ['Statement', 'constructor'],
    ['Statement', '__proto__'],
  ]);
});

test('an Effect in another case has a safe fix, one that is spelled wrong does not', () => {
  const fixOf = (Effect: string) => check('identity', policy('identity', { Effect }))[0]?.fix;
  expect(fixOf('allow')).toMatchObject({ title: 'Replace with Allow', safe: true });
  expect(fixOf('Alow')).toMatchObject({ title: 'Replace with Allow', safe: false });
});

test('after 100 findings, one more says how many others there are', () => {
  const findings = check('identity', policy('identity', { Action: Array.from({ length: 150 }, () => 'x') }));
  expect(findings).toHaveLength(101);
  expect(findings[100]).toMatchObject({
    id: 'more-findings',
    locations: [{ path: ['Statement', 0, 'Action', 100] }],
  });
  expect(findings[100]?.message).toContain('50 more');
});

test.each<[what: string, text: string]>([
  ['empty statements', `{"Statement":[${'{},'.repeat(60_000)}{}]}`],
  ['unknown elements', `{"Statement":{${Array.from({ length: 18_000 }, (_, i) => `"a${i}":1`).join()}}}`],
  [
    'misspelt operators',
    `{"Statement":{"Condition":{${Array.from({ length: 12_000 }, (_, i) => `"Bool${i}":1`).join()}}}}`,
  ],
  ['equal Sids', `{"Statement":[${'{"Sid":"a"},'.repeat(20_000)}{}]}`],
  ['numbers', `{"Statement":{"Action":[${'1,'.repeat(100_000)}1]}}`],
])('reports 100 findings and a count of the others: %s', (_, text) => {
  expect(checkSchema('identity', parse(text))).toHaveLength(101);
});

test('a statement alone can be wrapped in a policy, which is right then; not with other members beside it', () => {
  const [bare] = check('identity', GOOD.identity);
  expect(bare?.fix?.title).toBe('Wrap it in a policy');
  const [edit] = bare?.fix?.edits ?? [];
  expect(edit).toMatchObject({ kind: 'replace', path: [] });
  expect(check('identity', edit && 'value' in edit ? edit.value : null)).toEqual([]);
  expect(
    check('identity', { ...GOOD.identity, Comment: 'x' }).some(({ fix }) => fix?.title.startsWith('Wrap')),
  ).toBe(false);
});
