// All Marketplace endpoints of a Region share one ARN: a session is limited by the endpoint behind it.
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { toArray } from '#iam/policy/policy.ts';
import { compose } from '#deepseek/compose/compose.ts';

const endpoint = (region: string, name: string): string =>
  `arn:aws:sagemaker:${region}:111122223333:endpoint/${name}`;
const shared = (region: string): string =>
  `arn:aws:bedrock:${region}:111122223333:marketplace/model-endpoint/all-access`;

const ENDPOINTS = [
  endpoint('us-east-1', 'one'),
  endpoint('us-east-1', 'two'),
  endpoint('us-west-2', 'three'),
];

const sessionsOf = (answers: Answers): readonly (readonly [target: string, resources: readonly string[]])[] =>
  compose(answers).policies.flatMap(({ target, documents }) =>
    target.kind === 'session'
      ? documents.map(
          ({ document }) =>
            [
              `${target.calls.split(':').slice(5).join(':')} in ${target.calls.split(':')[3]}`,
              document.Statement.flatMap(({ Resource }) => toArray(Resource)),
            ] as const,
        )
      : [],
  );

test('each session of a broker reaches one Marketplace endpoint, through the ARN of its Region', () => {
  const values = { entity: 'own-role', marketplaceEndpoints: ENDPOINTS, sessionPolicy: true };
  expect(sessionsOf({ scenario: 'invoke-marketplace', values })).toEqual([
    ['endpoint/one in us-east-1', [shared('us-east-1'), ENDPOINTS[0]]],
    ['endpoint/two in us-east-1', [shared('us-east-1'), ENDPOINTS[1]]],
    ['endpoint/three in us-west-2', [shared('us-west-2'), ENDPOINTS[2]]],
  ]);
});

test('a model beside them is a session of its own, without them', () => {
  const values = {
    entity: 'own-role',
    marketplaceEndpoints: ENDPOINTS.slice(0, 1),
    also: ['invoke'],
    sessionPolicy: true,
  };
  const sessions = sessionsOf({ scenario: 'invoke-marketplace', values });
  expect(sessions.map(([target]) => target)).toEqual([
    'endpoint/one in us-east-1',
    'foundation-model/deepseek.v3.2 in us-east-1',
  ]);
  expect(sessions[1]?.[1]).toEqual(['arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2']);
});
