// What is refused of a call before it is held against anything, and what may be written instead.
import { readReference } from 'virtual:reference-files';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexFile, ServiceFile } from '#core/reference/files.ts';
import { createReference } from '#core/reference/reference.ts';
import { aboutAction, aboutKey } from './about-action.ts';
import { checkCall, isSound } from './check-call.ts';
import type { OpenCall } from '#core/verify/resolve-request.ts';

const reference = createReference(readReference('index') as IndexFile);
for (const prefix of ['bedrock', 's3', 'sts', 'iam'])
  reference.add(prefix, readReference(prefix) as ServiceFile);

const CALL: OpenCall = {
  label: '',
  principal: { role: 'app' },
  action: 'bedrock:InvokeModel',
  resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
  context: {},
};
const faults = (change: Partial<OpenCall>) => checkCall({ ...CALL, ...change }, reference);
const only = (change: Partial<OpenCall>) => {
  const found = faults(change);
  expect(found).toHaveLength(1);
  return found[0]!;
};

test('a call as it should be has no fault', () => {
  expect(faults({})).toEqual([]);
});

describe('actions', () => {
  test.each([
    ['bedrock:InvokeModl', 'bedrock:InvokeModel'],
    ['bedrok:InvokeModel', 'bedrock:InvokeModel'],
    ['bedrock:Converse', 'bedrock:InvokeModel'],
    ['bedrock-runtime:Converse', 'bedrock:InvokeModel'],
    ['s3:HeadObject', 's3:GetObject'],
  ])('%s: %s is meant', (action, meant) => {
    const fault = only({ action });
    expect(fault).toMatchObject({ field: 'action', refuses: true });
    expect(fault.instead[0]).toBe(meant);
  });

  test.each(['', 'InvokeModel', 'bedrock:*', 'bedrock:Invoke Model', 'nothing-like-it-at-all:Do'])(
    '%j is refused',
    (action) => {
      expect(isSound(faults({ action }))).toBe(false);
      expect(only({ action }).message).toMatch(/such as s3:GetObject|one of these/);
    },
  );

  test('case does not count, and AWS’s spelling is known', () => {
    expect(faults({ action: 'Bedrock:invokemodel' })).toEqual([]);
    expect(aboutAction('Bedrock:invokemodel', reference)?.name).toBe('bedrock:InvokeModel');
  });
});

describe('resources', () => {
  test.each(['', 'deepseek.v3.2', 'arn:aws:bedrock', 'arn:aws:s3:::'])('%j is no ARN', (resource) => {
    const fault = only({ resource });
    expect(fault).toMatchObject({ field: 'resource', refuses: true });
    expect(fault.message).toContain('Write an ARN such as arn:aws:bedrock:');
  });

  test('where an action takes none, * is what to write', () => {
    const fault = only({ action: 's3:ListAllMyBuckets', resource: 'my-bucket' });
    expect(fault.instead).toEqual(['*']);
  });

  test('one of another kind is taken, with advice', () => {
    const found = faults({ resource: 'arn:aws:s3:::acme/a' });
    expect(found).toMatchObject([{ field: 'resource', refuses: false }]);
    expect(isSound(found)).toBe(true);
  });
});

describe('values of keys', () => {
  test.each([
    ['aws:MultiFactorAuthAge', '1h', '3600'],
    ['aws:MultiFactorAuthAge', '1,000', '3600'],
    ['aws:CurrentTime', '31.01.2027', '2027-01-31'],
    ['aws:CurrentTime', '2027-02-30', '2027-01-31'],
    ['aws:SourceIp', '203.0.113.0/24', '203.0.113.7'],
    ['aws:SourceIp', 'localhost', '2001:db8::1'],
    ['aws:SecureTransport', 'yes', 'TRUE'],
    ['aws:SourceArn', 'my-bucket', 'arn:aws:s3:::acme'],
    ['sts:DurationSeconds', 'an hour', '3600'],
    ['aws:EpochTime', 'noon', '1801387800'],
  ])('%s: not %j but %j', (key, wrong, right) => {
    const fault = only({ context: { [key]: wrong } });
    expect(fault).toMatchObject({ field: `key ${key}`, refuses: true });
    expect(fault.message).toContain('Write');
    expect(faults({ context: { [key]: right } })).toEqual([]);
  });

  test('an empty value is not sent, and of a key that is not known no value counts', () => {
    expect(faults({ context: { 'aws:SourceIp': '' } })).toEqual([]);
    expect(faults({ context: { 'aws:SourceIp': 'localhost' }, unknownKeys: ['aws:SourceIp'] })).toEqual([]);
  });

  test('one value where requests carry one, several where they carry several', () => {
    expect(only({ context: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } }).message).toContain('one value');
    expect(faults({ context: { 'aws:TagKeys': ['a', 'b'] } })).toEqual([]);
  });

  test('a global key that AWS does not have is told with the one that is near', () => {
    expect(only({ context: { 'aws:SourceVcpe': 'vpce-1' } })).toMatchObject({
      refuses: true,
      instead: ['aws:SourceVpce'],
    });
    expect(only({ context: { SourceVpc: 'vpc-1' } }).message).toContain('namespace:name');
    // Providers have names of their own.
    expect(faults({ context: { 'oidc.example.com:sub': 'me' } })).toEqual([]);
  });

  test('claims of providers are known', () => {
    expect(aboutKey('token.actions.githubusercontent.com:repository_id', reference)?.type).toBe('String');
    expect(aboutKey('accounts.google.com:google/organization_number', reference)?.type).toBe('Numeric');
  });
});

describe('callers', () => {
  test.each(['444455556666', 'lambda.amazonaws.com', 'anonymous', 'arn:aws:iam::111122223333:user/mara'])(
    '%s is one',
    (caller) => {
      expect(faults({ principal: { caller } })).toEqual([]);
    },
  );
  test.each(['', 'lambda', '1234', 'arn:aws:s3:::acme'])('%j is none', (caller) => {
    expect(only({ principal: { caller } })).toMatchObject({ field: 'who', refuses: true });
  });
});

test('the account of the resource has twelve digits', () => {
  expect(only({ resourceAccount: '1234' })).toMatchObject({ field: 'resourceAccount', refuses: true });
  expect(faults({ resourceAccount: '444455556666' })).toEqual([]);
});

test('without a reference the forms are checked all the same', () => {
  expect(checkCall({ ...CALL, action: 'bedrock:NoSuchThing' })).toEqual([]);
  expect(isSound(checkCall({ ...CALL, action: 'bedrock' }))).toBe(false);
  expect(isSound(checkCall({ ...CALL, resource: 'model' }))).toBe(false);
});

test('never throws, whatever is typed', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('arn:aws:', 's3:', ':', '${', 'bedrock:Invoke'));
  fc.assert(
    fc.property(text, text, text, text, text, (action, resource, caller, key, value) => {
      const call: OpenCall = {
        label: '',
        principal: { caller },
        action,
        resource,
        context: { [key]: [value, value] },
      };
      for (const { message } of checkCall(call, reference)) expect(message.length).toBeGreaterThan(10);
    }),
    { numRuns: 300 },
  );
});
