// Building block: calls on the bedrock-mantle endpoint, which has its own IAM prefix and model IDs.
import type { RegionalId } from '#deepseek/answers/inputs/bedrock-resources.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { joinOr } from '#iam/text/words.ts';

const ANSWERS: readonly FieldId[] = ['models', 'regions', 'account', 'mantleProjects'];

/** The chosen models that the endpoint has, with their IDs there. */
function onMantle(ids: readonly string[]): readonly (Model & { readonly mantleId: string })[] {
  return ids.flatMap((id) => {
    const model = findModel(id);
    return model?.mantleId === undefined ? [] : [{ ...model, mantleId: model.mantleId }];
  });
}

interface RegionalProject {
  readonly region: string;
  readonly arn: string;
}

/** Each project in its Region, or in every Region of the role. */
function inRegions(projects: readonly RegionalId[], home: RoleHome): readonly RegionalProject[] {
  const all = projects.flatMap(({ id, region }) =>
    (region === undefined ? home.regions : [region]).map((code) => ({
      region: code,
      arn: `arn:${home.partition}:bedrock-mantle:${code}:${home.account}:project/${id}`,
    })),
  );
  return [...new Map(all.map((project) => [project.arn, project])).values()];
}

/**
 * Statements for the chosen models, one for each set of models that Regions share.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-projects.html
 */
export function callMantle(
  ids: readonly string[],
  projects: readonly RegionalId[],
  home: RoleHome,
): readonly PlannedStatement[] {
  const offered = (region: string) =>
    onMantle(ids)
      .filter((model) => model.regions.includes(region))
      .map((model) => model.mantleId);
  const usable = inRegions(projects, home).filter(({ region }) => offered(region).length > 0);
  const groups = groupBy(usable, ({ region }) => offered(region).join());
  const infer = [...groups].map(([names, some]) => {
    const resources = some.map(({ arn }) => arn);
    return allow({
      sid: 'MantleDeepSeekInference',
      actions: 'bedrock-mantle:CreateInference',
      resources,
      condition: { StringEquals: { 'bedrock-mantle:Model': oneOrMany(names.split(',')) } },
      why: {
        title: 'Calls DeepSeek on bedrock-mantle',
        text: 'The resource is a project. Only the condition limits the model, by this endpoint’s model IDs. bedrock:InvokeModel has no effect here.',
        calls: ['Chat Completions'],
        answers: ANSWERS,
        page: 'bedrockMantleProjects',
      },
    });
  });
  if (usable.length === 0) return [];
  return [
    ...infer,
    allow({
      sid: 'MantleReadModels',
      actions: ['bedrock-mantle:GetModel', 'bedrock-mantle:ListModels'],
      resources: usable.map(({ arn }) => arn),
      why: {
        title: 'Lists models',
        text: 'OpenAI clients read the list of models, which cannot be limited to some models.',
        calls: ['GET /v1/models'],
        answers: ANSWERS,
        page: 'bedrockMantleProjects',
      },
    }),
  ];
}

/** Chosen Regions that none of the projects is in. */
export function projectGaps(checked: CheckedAnswers): readonly Notice[] {
  const projects = checked.answer('mantleProjects');
  const without = checked.view.home.regions.filter(
    (region) => !projects.some((project) => project.region === undefined || project.region === region),
  );
  if (without.length === 0) return [];
  return [
    {
      id: 'mantle-projects',
      title: 'Project Regions',
      text: `None of the projects is in ${without.join(', ')}, so nothing is allowed there. Add default, or a project in that Region.`,
      stops: {
        text: `None of the projects is in ${joinOr(without)}, where calls start.`,
        fields: ['mantleProjects', 'regions'],
      },
    },
  ];
}
