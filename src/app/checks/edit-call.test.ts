// Changes of a call in the form: keys of its context, and its caller.
import { expect, test } from 'vitest';
import type { OpenCall } from '#iam/request/call.ts';
import {
  chosenPrincipal,
  OTHER_CALLER,
  withKeyRenamed,
  withKeyValue,
  withoutKey,
  withoutRepeats,
  withUnknownKey,
} from './edit-call.ts';

const CALL: OpenCall = {
  label: '',
  principal: { role: 'app' },
  action: 's3:GetObject',
  resource: '*',
  context: { 'aws:SourceVpc': 'vpc-1', 'aws:SourceIp': '203.0.113.7' },
  unknownKeys: ['aws:UserAgent'],
};

test('a key that is removed is neither given nor open', () => {
  expect(withoutKey(CALL, 'aws:SourceVpc').context).toEqual({ 'aws:SourceIp': '203.0.113.7' });
  expect('unknownKeys' in withoutKey(CALL, 'aws:UserAgent')).toBe(false);
});

test('a key that is left open is no longer given', () => {
  const open = withUnknownKey(CALL, 'aws:SourceIp');
  expect(open.context).toEqual({ 'aws:SourceVpc': 'vpc-1' });
  expect(open.unknownKeys).toEqual(['aws:UserAgent', 'aws:SourceIp']);
});

test('a key that is given is no longer open, and keeps its place', () => {
  expect(withKeyValue(CALL, 'aws:UserAgent', 'curl')).toEqual({
    label: '',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: '*',
    context: { 'aws:SourceVpc': 'vpc-1', 'aws:SourceIp': '203.0.113.7', 'aws:UserAgent': 'curl' },
  });
  const changed = withKeyValue(CALL, 'aws:SourceVpc', 'vpc-2');
  expect(Object.keys(changed.context)).toEqual(['aws:SourceVpc', 'aws:SourceIp']);
  expect(changed.unknownKeys).toEqual(['aws:UserAgent']);
});

test('a renamed key keeps its value', () => {
  expect(withKeyRenamed(CALL, 'aws:SourceVpc', 'aws:SourceVpce').context).toEqual({
    'aws:SourceIp': '203.0.113.7',
    'aws:SourceVpce': 'vpc-1',
  });
});

test('keys that differ in case only are one row', () => {
  expect(withoutRepeats(['aws:SourceVpc', 'AWS:sourcevpc', 'aws:SourceIp'])).toEqual([
    'aws:SourceVpc',
    'aws:SourceIp',
  ]);
});

test('another caller starts empty, and stays when it is chosen again', () => {
  expect(chosenPrincipal(OTHER_CALLER, { role: 'app' })).toEqual({ caller: '' });
  const caller = { caller: '444455556666', permitted: 'app' };
  expect(chosenPrincipal(OTHER_CALLER, caller)).toBe(caller);
  expect(chosenPrincipal('app', caller)).toEqual({ role: 'app' });
});
