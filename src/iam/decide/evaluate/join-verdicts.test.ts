// Verdicts of requests that AWS authorizes together.
import { expect, test } from 'vitest';
import { requestOf, ROLE, USER } from '#iam/decide/testing/builders.ts';
import { impliedRequests } from '#iam/decide/explain/not-evaluated.ts';
import { joinVerdicts } from './join-verdicts.ts';
import type { PossibleDecision } from './verdict.ts';

const join = (...all: readonly (readonly PossibleDecision[])[]) =>
  joinVerdicts(all.map((possible) => ({ possible })));

test('all must be allowed, and one denial by a statement is one of all', () => {
  expect(join(['allowed'], ['allowed']).decision).toBe('allowed');
  expect(join(['allowed'], ['implicitlyDenied']).decision).toBe('implicitlyDenied');
  expect(join(['explicitlyDenied'], ['implicitlyDenied']).decision).toBe('explicitlyDenied');
  expect(join(['allowed'], ['allowed', 'implicitlyDenied']).decision).toBe('depends');
  expect(join(['explicitlyDenied'], ['allowed', 'implicitlyDenied']).possible).toEqual(['explicitlyDenied']);
  expect(join(['implicitlyDenied'], ['allowed', 'explicitlyDenied']).possible).toEqual([
    'explicitlyDenied',
    'implicitlyDenied',
  ]);
});

test('tags and a source identity are checked along with the call that passes them', () => {
  const along = (action: string, context: Record<string, string>) =>
    impliedRequests(requestOf({ principal: USER, action, resource: ROLE, context })).map(
      (each) => each.action,
    );
  expect(along('sts:AssumeRole', {})).toEqual([]);
  expect(along('sts:AssumeRole', { 'aws:RequestTag/team': 'core' })).toEqual(['sts:TagSession']);
  expect(along('sts:AssumeRole', { 'sts:SourceIdentity': 'mara' })).toEqual(['sts:SetSourceIdentity']);
  expect(along('sts:AssumeRole', { 'aws:SourceIdentity': 'mara' })).toEqual(['sts:SetSourceIdentity']);
  expect(along('sts:AssumeRole', { 'aws:TagKeys': 'team' })).toEqual(['sts:TagSession']);
  expect(along('sts:AssumeRoleWithSAML', { 'aws:TagKeys': 'team' })).toEqual(['sts:TagSession']);
  expect(along('sts:AssumeRoleWithWebIdentity', { 'aws:TagKeys': 'team' })).toEqual(['sts:TagSession']);
  expect(along('iam:GetRole', { 'aws:RequestTag/team': 'core' })).toEqual([]);
});
