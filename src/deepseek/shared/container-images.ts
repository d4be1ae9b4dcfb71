// Building blocks for pulling container images from ECR.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import { repositoriesIn } from '#deepseek/answers/image-places.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** The actions of a docker pull. */
export const PULL_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
] as const;

export const ecrToken = (answers: readonly FieldId[]): PlannedStatement =>
  allowOnAll({
    sid: 'EcrToken',
    actions: 'ecr:GetAuthorizationToken',
    why: {
      title: 'Signs in to ECR',
      text: 'It does not give access to any repository by itself.',
      answers,
      page: 'ecrPolicies',
    },
  });

/** Pulls images from repositories of the role's own account. */
export function pullImages(
  checked: CheckedAnswers,
  asked: 'repositories' | 'taskImages' | 'trainingRepositories',
  home: RoleHome = checked.view.home,
): readonly PlannedStatement[] {
  const repositories = checked.view.asks(asked) ? repositoriesIn(checked, asked, home) : [];
  if (repositories.length === 0) return [];
  return [
    ecrToken([asked]),
    allow({
      sid: 'PullServingImage',
      actions: PULL_ACTIONS,
      resources: repositories.map(
        ({ name, region }) => `arn:${home.partition}:ecr:${region}:${home.account}:repository/${name}`,
      ),
      why: {
        title: 'Pulls the serving image',
        text: 'The three actions of a docker pull, only on your repository.',
        calls: ['docker pull'],
        answers: [asked, 'regions', 'account'],
        page: 'ecrPolicies',
      },
    }),
  ];
}
