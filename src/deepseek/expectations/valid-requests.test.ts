// The calls of the expectations are calls that AWS can get: actions that exist, on resources that they take, with keys they carry.
import { readReference } from 'virtual:reference-files';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { IndexFile, ServiceFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import { carries } from '#iam/reference/service.ts';
import { messagesOf } from '#iam/request/problem.ts';
import { servicePrefixOf, validateRequest } from '#iam/request/validate-request.ts';
import { readRequest } from '#iam/request/request.ts';
import { CHECKS } from '#deepseek/scenarios/checks.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { expectationsOf, type Expectation } from './index.ts';

const reference = createReference(readReference('index') as IndexFile);

/** Checked along with another call, whose keys they see. */
const ALONG_WITH = new Set(['sts:TagSession', 'sts:SetSourceIdentity']);

function problemsOf({
  principal,
  action,
  resource,
  resourceAccount,
  context,
}: Expectation): readonly string[] {
  const checked = readRequest({
    principal: 'caller' in principal ? principal.caller : 'arn:aws:iam::111122223333:role/Any',
    action,
    resource,
    resourceAccount,
    context,
  });
  if (checked.problems) return messagesOf(checked.problems);
  const prefix = servicePrefixOf(checked.value, reference);
  if (prefix !== undefined && !reference.service(prefix))
    reference.add(prefix, readReference(prefix) as ServiceFile);
  const [, name = ''] = action.toLowerCase().split(':');
  const service = prefix === undefined ? undefined : reference.service(prefix);
  const known = service?.actions.get(name);
  const uncarried = Object.keys(context).filter((key) => {
    const row = service?.keys.find(key);
    return row && known && !key.startsWith('aws:') && !ALONG_WITH.has(action) && !carries(known, row);
  });
  return [
    ...messagesOf(validateRequest(checked.value, reference).filter(({ severity }) => severity !== 'note')),
    ...uncarried.map((key) => `${action} carries no ${key}.`),
  ];
}

const found = (answers: Answers): readonly string[] => [
  ...new Set(
    expectationsOf(answers).flatMap((expectation) =>
      problemsOf(expectation).map(
        (problem) =>
          `${expectation.label}${expectation.difference ? ` (${expectation.difference})` : ''}: ${problem}`,
      ),
    ),
  ),
];

test.each(Object.keys(CHECKS) as ScenarioId[])('%s', (scenario) => {
  expect(found(startAnswers(scenario))).toEqual([]);
});

test('whatever is answered', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      expect(found(answers)).toEqual([]);
    }),
    { numRuns: runs(80) },
  );
});
