// What is wrong with a call, and what may be written instead.
import { readReference } from 'virtual:reference-files';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { actionFacts, keyFacts } from './action-facts.ts';
import { hasErrors } from './problem.ts';
import { validateCall } from './validate-call.ts';
import type { OpenCall } from './call.ts';

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
const problems = (change: Partial<OpenCall>) => validateCall({ ...CALL, ...change }, reference);
const only = (change: Partial<OpenCall>) => {
  const found = problems(change);
  expect(found).toHaveLength(1);
  return found[0]!;
};

test('a correct call has no problems', () => {
  expect(problems({})).toEqual([]);
});

describe('actions', () => {
  test.each([
    ['bedrock:InvokeModl', 'bedrock:InvokeModel'],
    ['bedrok:InvokeModel', 'bedrock:InvokeModel'],
    ['bedrock:Converse', 'bedrock:InvokeModel'],
    ['bedrock-runtime:Converse', 'bedrock:InvokeModel'],
    ['s3:HeadObject', 's3:GetObject'],
  ])('%s: %s is meant', (action, meant) => {
    const problem = only({ action });
    expect(problem).toMatchObject({ field: 'action', severity: 'error' });
    expect(problem.suggestions[0]).toBe(meant);
  });

  test.each(['', 'InvokeModel', 'bedrock:*', 'bedrock:Invoke Model', 'nothing-like-it-at-all:Do'])(
    '%j is refused',
    (action) => {
      expect(hasErrors(problems({ action }))).toBe(true);
      expect(only({ action }).message).toMatch(/such as s3:GetObject|Look up/);
    },
  );

  test('case does not count, and AWS’s spelling is known', () => {
    expect(problems({ action: 'Bedrock:invokemodel' })).toEqual([]);
    expect(actionFacts('Bedrock:invokemodel', reference)?.name).toBe('bedrock:InvokeModel');
  });
});

describe('resources', () => {
  test.each(['', 'deepseek.v3.2', 'arn:aws:bedrock', 'arn:aws:s3:::'])('%j is not an ARN', (resource) => {
    const problem = only({ resource });
    expect(problem).toMatchObject({ field: 'resource', severity: 'error' });
    expect(problem.message).toMatch(/such as arn:aws:bedrock:/);
  });

  test('an action without resources takes *', () => {
    const problem = only({ action: 's3:ListAllMyBuckets', resource: 'my-bucket' });
    expect(problem.suggestions).toEqual(['*']);
  });

  test('a resource of another type gives a warning', () => {
    const found = problems({ resource: 'arn:aws:s3:::acme/a' });
    expect(found).toMatchObject([{ field: 'resource', severity: 'warning' }]);
    expect(hasErrors(found)).toBe(false);
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
    const problem = only({ context: { [key]: wrong } });
    expect(problem).toMatchObject({ field: `key ${key}`, severity: 'error' });
    expect(problem.message).toMatch(/Write|takes true or false/);
    expect(problems({ context: { [key]: right } })).toEqual([]);
  });

  test('an empty value is not sent, and of a key that is not known no value counts', () => {
    expect(problems({ context: { 'aws:SourceIp': '' } })).toEqual([]);
    expect(problems({ context: { 'aws:SourceIp': 'localhost' }, unknownKeys: ['aws:SourceIp'] })).toEqual([]);
  });

  test('one value where requests carry one, several where they carry several', () => {
    expect(only({ context: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } }).message).toContain('one value');
    expect(problems({ context: { 'aws:TagKeys': ['a', 'b'] } })).toEqual([]);
  });

  test('a global key that AWS does not have is told with the one that is near', () => {
    expect(only({ context: { 'aws:SourceVcpe': 'vpce-1' } })).toMatchObject({
      severity: 'error',
      suggestions: ['aws:SourceVpce'],
    });
    expect(only({ context: { SourceVpc: 'vpc-1' } }).message).toContain('namespace:name');
    // Providers have names of their own.
    expect(problems({ context: { 'oidc.example.com:sub': 'me' } })).toEqual([]);
  });

  test('claims of providers are known', () => {
    expect(keyFacts('token.actions.githubusercontent.com:repository_id', reference)?.type).toBe('String');
    expect(keyFacts('accounts.google.com:google/organization_number', reference)?.type).toBe('Numeric');
  });
});

describe('callers', () => {
  test.each(['444455556666', 'lambda.amazonaws.com', 'anonymous', 'arn:aws:iam::111122223333:user/mara'])(
    '%s is one',
    (caller) => {
      expect(problems({ principal: { caller } })).toEqual([]);
    },
  );
  test.each(['', 'lambda', '1234', 'arn:aws:s3:::acme'])('%j is none', (caller) => {
    expect(only({ principal: { caller } })).toMatchObject({ field: 'principal', severity: 'error' });
  });
});

test('the account of the resource has twelve digits', () => {
  expect(only({ resourceAccount: '1234' })).toMatchObject({ field: 'resourceAccount', severity: 'error' });
  expect(problems({ resourceAccount: '444455556666' })).toEqual([]);
});

test('without a reference the forms are checked all the same', () => {
  expect(validateCall({ ...CALL, action: 'bedrock:NoSuchThing' })).toEqual([]);
  expect(hasErrors(validateCall({ ...CALL, action: 'bedrock' }))).toBe(true);
  expect(hasErrors(validateCall({ ...CALL, resource: 'model' }))).toBe(true);
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
      for (const { message } of validateCall(call, reference)) expect(message.length).toBeGreaterThan(10);
    }),
    { numRuns: runs(300) },
  );
});
