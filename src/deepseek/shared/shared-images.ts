// Building blocks for pulling images from repositories of other accounts, which must let the role in.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { SharedRepository } from '#deepseek/answers/inputs/shared-repository.ts';
import { sharesImages } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { allow, whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { ecrToken, PULL_ACTIONS } from './container-images.ts';

const ASKED: readonly FieldId[] = ['sharedRepositories'];

/** The repositories of other accounts that the answers name. */
export const sharedRepositories = (checked: CheckedAnswers): readonly SharedRepository[] =>
  sharesImages(checked.view) ? checked.answer('sharedRepositories') : [];

export function pullSharedImages(checked: CheckedAnswers): readonly PlannedStatement[] {
  const shared = sharedRepositories(checked);
  if (shared.length === 0) return [];
  return [
    ecrToken(ASKED),
    allow({
      sid: 'PullSharedImage',
      actions: PULL_ACTIONS,
      resources: shared.map(({ arn }) => arn),
      why: {
        title: 'Pulls images of another account',
        text: 'The policy of the repository must also allow the role: it is a document of this kit.',
        calls: ['docker pull'],
        answers: ASKED,
        page: 'ecrRepositoryPolicies',
      },
    }),
  ];
}

/** A file name in place of a name with folders. */
const label = (name: string): string => name.replaceAll('/', '-');

/** The policies of the repositories: they have no Resource, since each is about the repository it is on. */
export const repositoryPolicies = (checked: CheckedAnswers, role: string): readonly PolicyPlan[] =>
  sharedRepositories(checked).map(({ arn, name, region, account }, index) => ({
    id: index === 0 ? 'repository' : `repository${index + 1}`,
    type: 'resource',
    title: 'Repository policy',
    name: `repository-policy-${label(name)}${index === 0 ? '' : `-${index + 1}`}`,
    attachTo: `the ECR repository ${name} in ${region}, account ${account}, added to its current policy`,
    target: { kind: 'repository', arn, repository: name, region, account },
    statements: [
      {
        sid: 'PullServingImage',
        effect: 'Allow',
        principal: { AWS: role },
        actions: PULL_ACTIONS,
        whys: [
          whyOf({
            title: 'Lets the role pull the serving image',
            text: 'Across accounts, the owner’s policy and the role’s must both allow the pull. GetAuthorizationToken is not for a repository: the role’s own policy alone allows it.',
            calls: ['docker pull'],
            answers: ASKED,
            page: 'ecrRepositoryPolicies',
          }),
        ],
      },
    ],
    leaves: [
      'Pulls that other statements of the repository’s policy, or IAM policies in its account, allow.',
    ],
  }));

/** Adds the statement of the exported file to what the repository has. */
function mergePolicy({ name: file, target }: PolicyPlan): string {
  if (target.kind !== 'repository') return '';
  const { repository, region, account } = target;
  const where = `--region ${region} --registry-id ${account} --repository-name ${repository}`;
  const at = label(repository);
  return [
    `aws ecr get-repository-policy ${where} --query policyText --output text > ${at}-current.json`,
    `jq -s '.[0].Statement += .[1].Statement | .[0]' ${at}-current.json ${file}.json > ${at}-merged.json`,
    `aws ecr set-repository-policy ${where} --policy-text file://${at}-merged.json`,
  ].join(' &&\n');
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/set-repository-policy.html */
export function repositoryPolicySteps(checked: CheckedAnswers, role: string): readonly NextStep[] {
  const policies = repositoryPolicies(checked, role);
  if (policies.length === 0) return [];
  const owners = [...new Set(sharedRepositories(checked).map(({ account }) => account))];
  return [
    {
      id: 'repository-policy',
      when: { instead: 'repository' },
      title: 'Merge the repository policies',
      text: `An administrator of account ${owners.join(', ')} runs this once the role exists. A new repository policy replaces the current one, so these commands add the exported statement to it. If a repository has no policy yet (RepositoryPolicyNotFoundException), run the last command with the exported file.`,
      code: policies.map(mergePolicy).join('\n\n'),
      page: PAGES.ecrRepositoryPolicies,
    },
  ];
}
