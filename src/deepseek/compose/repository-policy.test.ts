// The policy of a repository in another account is a document of the kit, and both it and the role must allow a pull.
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { prove } from '#iam/environment/prove.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';

const REPOSITORY = 'arn:aws:ecr:us-west-2:444455556666:repository/ml/vllm';

const hosts: readonly (readonly [string, Answers['values'], string])[] = [
  ['host-sagemaker', {}, 'DeepSeekSageMaker'],
  ['host-ec2', {}, 'DeepSeekEc2Role'],
  ['host-ecs', { executionRole: true }, 'Execution'],
  ['host-eks', { eksNodes: 'managed' }, 'Node'],
];

const answersFor = (scenario: string, more: Answers['values']): Answers => ({
  scenario: scenario as Answers['scenario'],
  values: {
    account: '111122223333',
    regions: ['us-west-2'],
    sharedRepositories: [REPOSITORY],
    ...more,
  },
});

test.each(hosts)('%s', (scenario, more, role) => {
  const answers = answersFor(scenario, more);
  const kit = compose(answers);
  const policy = kit.policies.find(({ target }) => target.kind === 'repository');
  expect(policy?.target).toEqual({
    kind: 'repository',
    arn: REPOSITORY,
    repository: 'ml/vllm',
    region: 'us-west-2',
    account: '444455556666',
  });
  expect(policy?.documents.map(({ document }) => document.Statement)).toEqual([
    [
      {
        Sid: 'PullServingImage',
        Effect: 'Allow',
        Principal: { AWS: expect.stringContaining(role) },
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      },
    ],
  ]);
  const expectations = expectationsOf(answers);
  const environment = environmentOf(kit, kitAccountOf(answers));
  expect(expectations.filter((each) => !prove(environment, each).passes)).toEqual([]);
  // Without the owner's policy, the same calls are not all as expected.
  const pulls = expectations.filter(({ resource }) => resource === REPOSITORY);
  expect(pulls.length).toBeGreaterThan(3);
  const closed = environmentOf(
    {
      ...kit,
      policies: kit.policies.map((each) =>
        each === policy
          ? {
              ...each,
              documents: each.documents.map((document) => ({
                ...document,
                document: { ...document.document, Statement: [] },
              })),
            }
          : each,
      ),
    },
    kitAccountOf(answers),
  );
  expect(pulls.some((each) => !prove(closed, each).passes)).toBe(true);
});

test('a repository that cannot be pulled from leaves the question on the image’s own repository open', () => {
  const elsewhere = 'arn:aws-us-gov:ecr:us-gov-west-1:444455556666:repository/vllm';
  const kit = compose(answersFor('host-ecs', { executionRole: true, sharedRepositories: [elsewhere] }));
  const execution = kit.roles.find(({ id }) => id === 'task-execution');
  expect(execution?.permissions.length).toBeGreaterThan(0);
  expect(kit.problems.map(({ field }) => field)).toEqual(['sharedRepositories']);
});
