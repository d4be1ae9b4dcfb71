// The lists of facts are complete names, each once, and agree with AWS's service reference.
import { readReference } from 'virtual:reference-files';
import { expect, test } from 'vitest';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { KNOWN_VALUES, knownValues } from './condition-values.ts';
import { CREDENTIAL_ACTIONS, DATA_ACTIONS } from './data-actions.ts';
import { findServicePrincipal, globalPrincipal, SERVICE_PRINCIPALS } from './service-principals.ts';

test('service principals are whole names, each once', () => {
  const names = SERVICE_PRINCIPALS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazon(aws)?\.com$/);
  expect(names.length).toBeGreaterThan(390);
});

test.each([
  ['lambda.amazonaws.com', 'lambda.amazonaws.com'],
  ['logs.cn-north-1.amazonaws.com.cn', 'logs.amazonaws.com'],
  ['states.eu-west-1.amazonaws.com', 'states.amazonaws.com'],
  ['directoryservice.rds.us-gov-west-1.amazonaws.com', 'directoryservice.rds.amazonaws.com'],
  ['config.c2s.ic.gov', 'config.amazonaws.com'],
  ['ec2.eusc-de-east-1.amazonaws.eu', 'ec2.amazonaws.com'],
])('%s is that of %s', (name, global) => {
  expect(globalPrincipal(name)).toBe(global);
  expect(findServicePrincipal(name)?.name).toBe(global);
});

test('no other name is a service principal', () => {
  for (const name of ['Lambda.amazonaws.com', 'us-east-1.amazonaws.com', 'lambda', '', '.amazonaws.com']) {
    expect(findServicePrincipal(name), name).toBeUndefined();
  }
});

test('the keys with known values exist, and each has some', () => {
  const reference = createReference(readReference('index') as IndexFile);
  for (const { key, values } of KNOWN_VALUES) {
    const prefix = key.slice(0, key.indexOf(':'));
    if (prefix !== 'aws') reference.add(prefix, readReference(prefix) as ServiceFile);
    expect(
      reference.globalKey(key) ?? reference.service(prefix)?.keys.find(key),
      `${key} is a condition key`,
    ).toBeDefined();
    expect(new Set(values).size, key).toBe(values.length);
    expect(values.length, key).toBeGreaterThan(0);
  }
  expect(new Set(KNOWN_VALUES.map(({ key }) => key)).size).toBe(KNOWN_VALUES.length);
  expect(knownValues('s3:x-amz-acl')?.values).toContain('log-delivery-write');
  expect(knownValues('kms:keyspec')?.closed).toBe(true);
});

test('the actions that give out secrets and data exist, spelled as AWS has them', () => {
  const reference = createReference(readReference('index') as IndexFile);
  for (const name of [...CREDENTIAL_ACTIONS.keys(), ...DATA_ACTIONS.keys()]) {
    const [prefix = '', action = ''] = name.split(':');
    expect(reference.listed(prefix)?.actions.get(action.toLowerCase()), name).toBe(action);
  }
});
