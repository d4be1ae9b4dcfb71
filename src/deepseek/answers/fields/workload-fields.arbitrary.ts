// Valid answers to the questions of workload-fields.ts.
import * as fc from 'fast-check';
import { matchesRule } from '#iam/facts/input-rules.ts';
import { chars } from '#deepseek/answers/inputs.arbitrary.ts';
import type { ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { workloadFields } from './workload-fields.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ID = LOWER.toUpperCase();

const label = fc.oneof(
  fc.constantFrom('inference', 'a', 'kube-system'),
  fc.tuple(chars(LOWER, 1), chars(`${LOWER}-`, 0, 40), chars(LOWER, 1)).map((parts) => parts.join('')),
);

const githubId = fc.oneof(
  fc.constantFrom('123456', '1'),
  fc.tuple(chars('123456789', 1), chars('0123456789', 0, 18)).map((parts) => parts.join('')),
);

const githubRepository = fc
  .tuple(
    fc.constantFrom('', 'https://github.com/'),
    fc.constantFrom('example-org', 'octocat_acme', 'a'),
    fc.oneof(
      fc.constantFrom('deepseek-app', '.github'),
      chars(`${LOWER}._-`, 1, 60).filter((name) => matchesRule('githubRepo', name)),
    ),
  )
  .map(([before, owner, name]) => `${before}${owner}/${name}`);

const gitlabProject = fc
  .tuple(
    fc.constantFrom('', 'https://gitlab.com/'),
    fc.constantFrom('example-group', 'acme/platform'),
    fc.oneof(
      fc.constant('deepseek-app'),
      chars(`${LOWER}_-`, 1, 60).filter((name) => !name.startsWith('-')),
    ),
  )
  .map(([before, group, name]) => `${before}${group}/${name}`);

export const validWorkload = (): ValidOf<typeof workloadFields> => ({
  namespace: () => label,
  serviceAccount: () =>
    fc.oneof(
      label,
      fc.tuple(label, label).map((parts) => parts.join('.')),
    ),
  githubRepository: () => githubRepository,
  githubTail: () => fc.constantFrom('branch', 'tag', 'environment', 'pull_request'),
  githubRef: () =>
    fc.oneof(
      // A full name such as refs/heads/main fits one choice only: inputs.cases.json has those.
      fc.constantFrom('main', 'feature/x', 'café'),
      chars(`${LOWER}${ID}-_/`, 1, 100).filter((name) => !name.startsWith('refs/')),
    ),
  githubSubject: () => fc.constantFrom('both', 'id', 'name'),
  githubOwnerId: () => githubId,
  githubRepositoryId: () => githubId,
  githubIssuer: () =>
    fc.oneof(
      { arbitrary: fc.constant('token.actions.githubusercontent.com'), weight: 2 },
      {
        arbitrary: fc.constantFrom(
          'https://token.actions.githubusercontent.com/example-enterprise',
          'token.actions.example.ghe.com',
          'github.example.com/_services/token',
        ),
        weight: 1,
      },
    ),
  gitlabProject: () => gitlabProject,
  gitlabTail: () => fc.constantFrom('branch', 'tag'),
  gitlabRef: () =>
    fc.oneof(
      fc.constantFrom('main', 'release/1.0'),
      chars(`${LOWER}${ID}-_/`, 1, 100).filter((name) => !name.startsWith('refs/')),
    ),
  gitlabHost: () => fc.constantFrom('gitlab.com', 'https://gitlab.example.com', 'example.com/gitlab'),
});
