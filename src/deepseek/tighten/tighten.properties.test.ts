// Broad policies are narrowed to a task: never wider than they were, and every call of the task that they allowed still passes.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { toArray, type PolicyDocument } from '#iam/policy/policy.ts';
import { readRequest } from '#iam/request/request.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { prove } from '#iam/environment/prove.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { readBroadPolicy } from './broad-policy.ts';
import { fitOf, withPermissions } from './task-fit.ts';
import { tighten } from './tighten.ts';

const SCENARIOS: readonly ScenarioId[] = [
  'invoke',
  'invoke-r1',
  'batch',
  'import',
  'download-weights',
  'agents',
];
const ACTIONS = [
  '*',
  'bedrock:*',
  's3:*',
  'iam:*',
  'bedrock:Invoke*',
  's3:Get*',
  'iam:PassRole',
  's3:*Object',
];
const RESOURCES = [
  '*',
  'arn:aws:bedrock:*',
  'arn:aws:bedrock:us-west-2::foundation-model/*',
  'arn:aws:bedrock:us-east-1:444455556666:*',
  'arn:aws:s3:::acme-*',
  'arn:aws:s3:::acme-in/data/*',
  'arn:aws:s3:::acme-out',
  'arn:aws:iam::*:role/*',
  'arn:aws:s3:::${aws:PrincipalTag/team}/*',
];
const CONTEXT = {
  'aws:SourceIp': ['203.0.113.7', '198.51.100.7'],
  'aws:MultiFactorAuthPresent': ['true', 'false'],
  'aws:RequestedRegion': ['us-east-1', 'us-west-2'],
  'aws:PrincipalTag/team': ['acme-in', 'chat'],
} as const;
const CONDITIONS = [
  {},
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'aws:RequestedRegion': ['us-west-2', 'eu-north-1'] } },
  { StringNotEquals: { 'aws:PrincipalTag/team': 'chat' } },
];

const some = (values: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const conditions = fc
  .constantFrom(...CONDITIONS)
  .map((condition) => (Object.keys(condition).length > 0 ? { Condition: condition } : {}));
const statement = fc
  .tuple(
    fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    fc.oneof(
      { weight: 4, arbitrary: some(ACTIONS).map((Action) => ({ Action })) },
      { weight: 1, arbitrary: some(['iam:*', 's3:Delete*']).map((NotAction) => ({ NotAction })) },
    ),
    fc.oneof(
      { weight: 4, arbitrary: some(RESOURCES).map((Resource) => ({ Resource })) },
      {
        weight: 1,
        arbitrary: some(['arn:aws:s3:::acme-out', 'arn:aws:bedrock:us-west-2:*']).map((NotResource) => ({
          NotResource,
        })),
      },
    ),
    conditions,
  )
  .map(([Effect, ...parts]) => Object.assign({ Effect }, ...parts) as object);
const context = fc.record(
  Object.fromEntries(Object.entries(CONTEXT).map(([key, values]) => [key, fc.constantFrom(...values)])),
  { requiredKeys: [] },
);

function decisionOf(documents: readonly unknown[], action: string, resource: string, keys: object) {
  const { value } = readRequest({
    principal: { kind: 'role-session', roleArn: 'arn:aws:iam::444455556666:role/Any' },
    action,
    resource,
    context: { 'aws:SecureTransport': 'true', 's3:prefix': 'data/', ...keys },
  });
  return value && decide(value, { identity: documents }, {}).decision;
}

test('nothing is allowed afterwards that was not, and each call of the task is decided as before', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.array(statement, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...SCENARIOS),
      fc.array(context, { minLength: 1, maxLength: 4 }),
      (statements, scenario, contexts) => {
        const document = { Version: '2012-10-17', Statement: statements };
        const policies = [{ type: 'identity' as const, text: JSON.stringify(document) }];
        const found = tighten(policies, scenario, () => WHOLE);
        if (!found) return;
        const before = [document];
        const after = found.documents.map(({ text }) => JSON.parse(text) as PolicyDocument);
        const isAdded = (action: string, resource: string) =>
          found.added.some((each) => each.action === action && each.resource === resource);
        for (const { Effect, Action, Resource } of after.flatMap(({ Statement }) => Statement)) {
          if (Effect === 'Deny') continue;
          for (const action of toArray(Action))
            for (const resource of toArray(Resource).filter((each) => !isAdded(action, each)))
              for (const keys of contexts) {
                const call = [
                  action,
                  resource.replaceAll('*', 'data/x').replaceAll(/\$\{[^}]*\}/g, 'acme-in'),
                  keys,
                ] as const;
                if (decisionOf(after, ...call) !== 'allowed') continue;
                compared += 1;
                if (!found.added.some((each) => each.action === action))
                  expect(decisionOf(before, ...call), JSON.stringify([statements, call])).toBe('allowed');
              }
        }
        // What is still to be named is allowed by a pattern of the policy, not by the name that stands for it.
        if (found.open.some((id) => id !== 'account')) return;
        const fit = fitOf(found.answers, readBroadPolicy(policies));
        const environment = environmentOf(fit.kit, kitAccountOf(found.answers));
        for (const { role, calls, missing } of fit.holders) {
          const own = found.documents.filter(({ id }) => role.permissions.some((each) => each.id === id));
          const as = (documents: readonly { readonly text: string }[]) =>
            withPermissions(
              environment,
              role.id,
              documents.map(({ text }, index) => ({ id: `${index}`, title: '', source: text })),
            );
          const [was, is] = [as(policies), as(own)];
          for (const call of calls) {
            compared += 1;
            const decided = [prove(was, call).decision, prove(is, call).decision];
            if (missing.includes(call)) {
              expect(found.added.map(({ action }) => action)).toContain(call.action);
              // What the policy denies in some circumstances stays denied in them.
              expect(decided[1], call.id).not.toBe('implicitlyDenied');
            } else if (decided[0] === 'allowed') expect(decided[1], call.id).toBe('allowed');
          }
        }
      },
    ),
    { numRuns: runs(20) },
  );
  expect(compared).toBeGreaterThan(50);
});
