// Verdicts of requests that AWS authorizes together.
import { expect, test } from 'vitest';
import { requestOf, ROLE, USER } from '#iam/decide/testing/builders.ts';
import { impliedRequests } from '#iam/decide/explain/not-evaluated.ts';
import { joinVerdicts } from './join-verdicts.ts';
import type { PossibleDecision } from './verdict.ts';

const join = (...all: readonly (readonly PossibleDecision[])[]) =>
  joinVerdicts(all.map((possible) => ({ possible })));

test('all must be allowed, and one denial by a statement is one of all', () => {
  expect(join(['Allowed'], ['Allowed']).decision).toBe('Allowed');
  expect(join(['Allowed'], ['ImplicitlyDenied']).decision).toBe('ImplicitlyDenied');
  expect(join(['ExplicitlyDenied'], ['ImplicitlyDenied']).decision).toBe('ExplicitlyDenied');
  expect(join(['Allowed'], ['Allowed', 'ImplicitlyDenied']).decision).toBe('Conditional');
  expect(join(['ExplicitlyDenied'], ['Allowed', 'ImplicitlyDenied']).possible).toEqual(['ExplicitlyDenied']);
  expect(join(['ImplicitlyDenied'], ['Allowed', 'ExplicitlyDenied']).possible).toEqual([
    'ExplicitlyDenied',
    'ImplicitlyDenied',
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
