// What verify.sh asks AWS's policy simulator.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { areApart } from '#deepseek/compose/testing/apart.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import { readRequest } from '#iam/request/request.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { callersIn } from './verify.ts';
import { accountOf, labelOf, simulationsOf, untestedOfOthers } from './simulated-calls.ts';

const ALLOW_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** What the script asks about, and what our own evaluator says with the same documents and context alone. */
function decisions(answers: Answers) {
  const kit = usableKit(answers);
  const expectations = expectationsOf(answers);
  return kit.groups.flatMap((group) =>
    callersIn(group).flatMap((caller) =>
      simulationsOf(kit, caller, expectations).calls.map((call) => {
        const { value: request } = readRequest({
          principal: {
            kind: 'role-session',
            roleArn: caller.arn ?? `arn:${kit.home.partition}:iam::${kit.home.account}:role/Attached`,
          },
          action: call.action,
          resource: call.resource,
          context: Object.fromEntries(
            call.context.map((entry) => [
              entry.ContextKeyName,
              entry.ContextKeyType.endsWith('List') ? entry.ContextKeyValues : entry.ContextKeyValues[0]!,
            ]),
          ),
        });
        if (!request) throw new Error(`${call.label} is no request`);
        const own = caller.permissions.map(({ document }) => document);
        const { decision } = decide(
          request,
          {
            identity: call.everything ? [...own, ALLOW_ALL] : own,
            resource: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: `arn:${kit.home.partition}:iam::${accountOf(kit, caller)}:root` },
                  Action: '*',
                  Resource: '*',
                },
              ],
            },
            ...(caller.boundary ? { boundaries: [caller.boundary.document] } : {}),
          },
          {},
        );
        return { call, decision };
      }),
    ),
  );
}

const wrong = (all: ReturnType<typeof decisions>) =>
  all.filter(({ call, decision }) =>
    call.expect === 'allowed'
      ? decision !== 'allowed'
      : decision !== 'implicitlyDenied' && decision !== 'explicitlyDenied',
  );

const IDS = scenarios.all().map(({ id }) => id as ScenarioId);

test.each(IDS)(
  '%s: the caller’s own policies and boundary alone decide every simulated call as expected',
  (id) => {
    expect(wrong(decisions(startAnswers(id)))).toEqual([]);
  },
);

test('the same for any answers', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const isApart = areApart(answers);
      const found = wrong(decisions(answers)).filter(({ call }) => !isApart || call.expect === 'denied');
      expect(found).toEqual([]);
    }),
    { numRuns: runs(60) },
  );
});

test('every expectation is either simulated or listed with the reason why it is not', () => {
  for (const id of IDS) {
    const kit = usableKit(startAnswers(id));
    const expectations = expectationsOf(startAnswers(id));
    const own = kit.groups.flatMap((group) =>
      callersIn(group).map((caller) => simulationsOf(kit, caller, expectations)),
    );
    const listed = own.flatMap(({ calls, untested }) => [...calls, ...untested]);
    const others = untestedOfOthers(kit, expectations);
    expect(new Set([...listed, ...others].map(({ label }) => label)), id).toEqual(
      new Set(expectations.map((each) => labelOf(each))),
    );
  }
});

test('a key has the type with which the documents compare it', () => {
  const answers: Answers = {
    ...startAnswers('invoke'),
    values: { entity: 'ec2', network: 'ip', sourceIps: ['203.0.113.0/24'] },
  };
  const entries = decisions(answers).flatMap(({ call }) => call.context);
  const types = new Map(entries.map((entry) => [entry.ContextKeyName, entry.ContextKeyType]));
  expect(Object.fromEntries(types)).toMatchObject({ 'aws:SourceIp': 'ip' });
});

test('calls that a trust policy decides, and calls of others, are not simulated', () => {
  const answers = startAnswers('invoke');
  const others = untestedOfOthers(usableKit(answers), expectationsOf(answers));
  expect(others.length).toBeGreaterThan(0);
  expect(others.map(({ reason }) => reason)).toEqual(
    others.map(() => expect.stringContaining('trust policy')),
  );
});
