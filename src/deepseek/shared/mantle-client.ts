// An OpenAI client of the bedrock-mantle endpoint: what it may call, and how it is set up.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { callMantle } from './mantle.ts';
import { arnsIn } from './region-arns.ts';

export function mantleStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  return callMantle(checked.answer('models'), checked.answer('mantleProjects'), checked.view.home);
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html */
export const MANTLE_LIMITS: readonly Notice[] = [
  {
    id: 'mantle-limits',
    title: 'Limits of bedrock-mantle',
    text: 'bedrock-mantle does not support guardrails, model-invocation logging or cross-Region profiles. If you need one of them, call bedrock-runtime.',
  },
  {
    id: 'mantle-or-runtime',
    title: 'Which endpoint',
    text: 'bedrock-runtime also has an OpenAI-compatible path, https://bedrock-runtime.REGION.amazonaws.com/openai/v1, which needs only the InvokeModel actions: choose “Call DeepSeek-V3 on Bedrock” for it. AWS recommends bedrock-runtime for most new apps, and bedrock-mantle for what only it has: server-side tools, background inference and projects.',
  },
  {
    id: 'mantle-denies',
    title: 'Deny statements',
    text: 'A Deny on bedrock actions does not cover bedrock-mantle actions: policies that deny DeepSeek must name both prefixes.',
  },
];

/**
 * Permissions of the person who creates projects. Costs are split by project here, as by application profile on bedrock-runtime.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-projects.html
 */
function projectsStep(checked: CheckedAnswers): NextStep {
  return {
    id: 'mantle-project-admin',
    title: 'Split costs by project',
    text: 'A tagged project for each team splits the bill here, as application profiles do on bedrock-runtime. The creator of the projects needs this statement; the app does not.',
    code: json({
      Sid: 'ManageMantleProjects',
      Effect: 'Allow',
      Action: [
        'bedrock-mantle:CreateProject',
        'bedrock-mantle:GetProject',
        'bedrock-mantle:ListProjects',
        'bedrock-mantle:UpdateProject',
        'bedrock-mantle:ArchiveProject',
        'bedrock-mantle:TagResource',
        'bedrock-mantle:UntagResource',
        'bedrock-mantle:ListTagsForResource',
      ],
      Resource: oneOrMany(arnsIn(checked.view.home, 'bedrock-mantle', 'project/*')),
    }),
    page: PAGES.bedrockMantleProjects,
  };
}

/** The address of the endpoint, for an OpenAI client. */
export const mantleUrl = (region: string): string => `https://bedrock-mantle.${region}.api.aws/v1`;

/** What the client is set up with. The model IDs are those of this endpoint. */
export function mantleSteps(checked: CheckedAnswers): readonly NextStep[] {
  const ids = checked.answer('models').flatMap((id) => findModel(id)?.mantleId ?? []);
  const projects = checked.answer('mantleProjects').filter(({ id }) => id !== 'default');
  return [
    {
      id: 'mantle-client',
      title: 'Point the client at the endpoint',
      text: `Model IDs here: ${ids.join(', ')}. Requests are signed with SigV4 for the service bedrock-mantle, or use an API key.${
        projects.length > 0
          ? ` Name the project in each request: ${projects.map(({ id }) => id).join(', ')}.`
          : ''
      }`,
      // One of them: the variable holds one address.
      code: checked.view.home.regions
        .map((region, index) => `${index === 0 ? '' : '# or: '}export OPENAI_BASE_URL=${mantleUrl(region)}`)
        .join('\n'),
      page: PAGES.bedrockMantle,
    },
    projectsStep(checked),
  ];
}
