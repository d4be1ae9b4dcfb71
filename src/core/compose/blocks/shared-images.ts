// Building blocks for pulling images from repositories of other accounts, which must let the role in.
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { SharedRepository } from '#core/answers/inputs/shared-repository.ts';
import { sharesImages } from '#core/answers/hosting.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { json } from '#core/compose/next-steps.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { command, writeFileCommand } from '#core/compose/shell.ts';
import { ecrToken, PULL_ACTIONS } from './container-images.ts';

const ASKED: readonly FieldId[] = ['sharedRepositories'];

/** The repositories of other accounts that the answers name. */
export const sharedRepositories = (checked: CheckedAnswers): readonly SharedRepository[] =>
  sharesImages(checked.view) ? checked.answer('sharedRepositories') : [];

export function pullSharedImages(checked: CheckedAnswers): readonly Grant[] {
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
        text: 'The policy of the repository must also allow the role: see Next steps.',
        calls: ['docker pull'],
        answers: ASKED,
        page: 'ecrRepositoryPolicies',
      },
    }),
  ];
}

/** One repository’s policy, which has no Resource: it is about the repository it is on. */
function policyCommand({ name, region, account }: SharedRepository, role: string, index: number): string {
  const path = `repository-policy${index === 0 ? '' : `-${index + 1}`}.json`;
  const statement = {
    Sid: 'PullServingImage',
    Effect: 'Allow',
    Principal: { AWS: role },
    Action: PULL_ACTIONS,
  };
  return [
    writeFileCommand(path, json({ Version: '2012-10-17', Statement: [statement] })),
    command(
      `aws ecr set-repository-policy --region ${region} --registry-id ${account}`,
      `--repository-name ${name} --policy-text file://${path}`,
    ),
  ].join('\n');
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
export function repositoryPolicySteps(checked: CheckedAnswers, role: string): readonly NextStep[] {
  const shared = sharedRepositories(checked);
  if (shared.length === 0) return [];
  const owners = [...new Set(shared.map(({ account }) => account))];
  return [
    {
      id: 'repository-policy',
      title: 'Allow the role to pull from the other account',
      text: `An administrator of account ${owners.join(', ')} runs this once the role exists. It replaces the repository’s policy: if there is one already, add the statement to it instead.`,
      code: shared.map((each, index) => policyCommand(each, role, index)).join('\n\n'),
      page: PAGES.ecrRepositoryPolicies,
    },
  ];
}
