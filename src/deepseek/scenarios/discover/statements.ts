// People find out which DeepSeek models there are, and try them in the console's playground where that is switched on.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { modelArn } from '#deepseek/shared/bedrock-invoke.ts';
import {
  invokeServed,
  readServedProfiles,
  served,
  servedGaps,
  servedSteps,
} from '#deepseek/shared/served-models.ts';
import { DISCOVERY_LISTS, PLAYGROUND_LISTS } from '#deepseek/shared/discovery-lists.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

function discoverStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const models = served(checked.answer('servedModels'), home).flatMap(({ model, regions }) =>
    regions.map((region) => modelArn(home.partition, region, model)),
  );
  const list = allow({
    sid: 'DiscoverModelsAndProfiles',
    actions: DISCOVERY_LISTS,
    resources: '*',
    why: {
      title: 'Lists models and profiles',
      text: 'These actions do not support resources in IAM. They read names and do not call models.',
      calls: ['ListFoundationModels', 'GetFoundationModelAvailability', 'ListInferenceProfiles'],
      answers: ['servedModels'],
      page: 'bedrockPolicyExamples',
    },
  });
  const read = allow({
    sid: 'ReadDeepSeekModels',
    actions: 'bedrock:GetFoundationModel',
    resources: models,
    why: {
      title: 'Reads the DeepSeek models',
      text: 'Each model’s page, in the Regions you chose.',
      answers: ['servedModels', 'regions'],
      page: 'bedrockPolicyExamples',
    },
  });
  return models.length > 0 ? [list, read] : [list];
}

/** AWS's minimal policy for the chat playground, without what other vendors' models need. */
function playgroundStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const models = checked.answer('servedModels');
  return [
    allow({
      sid: 'LoadPlayground',
      actions: PLAYGROUND_LISTS,
      resources: '*',
      why: {
        title: 'Loads the playground',
        text: 'The console loads these lists. Left out of AWS’s sample: PutUseCaseForModelAccess, which writes, and the Marketplace actions.',
        calls: ['lists of the playground'],
        answers: ['playground'],
        page: 'bedrockPolicyExamples',
        doubt:
          'That DeepSeek does not need more is inferred. To open other vendors’ models too, use AWS’s full sample.',
      },
    }),
    allow({
      sid: 'ReadPublicHub',
      actions: 'sagemaker:ListHubContents',
      resources: arnsIn({ ...home, account: 'aws' }, 'sagemaker', 'hub/SageMakerPublicHub'),
      why: {
        title: 'Lists the public hub',
        text: 'The console’s model catalog also shows it. AWS’s sample has a wildcard for the Region; this names yours.',
        answers: ['playground', 'regions'],
        page: 'bedrockPolicyExamples',
      },
    }),
    ...invokeServed(models, home, {
      verb: 'Invoke',
      streaming: true,
      answers: ['playground', 'servedModels', 'regions'],
    }),
    ...readServedProfiles(models, home, {
      sid: 'Read',
      who: 'The console',
      answers: ['playground', 'servedModels', 'regions', 'account'],
      page: 'bedrockPolicyExamples',
    }),
  ];
}

const CONSOLE_NETWORK: Notice = {
  id: 'console-network',
  title: 'Console',
  text: 'The console calls from the browser: a policy that requires a VPC endpoint blocks the playground, and one that requires a guardrail works only for people who select it there.',
};

const READ_STEP: NextStep = {
  id: 'look-around',
  title: 'List the models',
  text: 'This lists a Region’s DeepSeek models without the console.',
  code: 'aws bedrock list-foundation-models --region REGION --by-provider deepseek --query "modelSummaries[].modelId"',
  page: PAGES.bedrockModels,
};

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const models = checked.answer('servedModels');
  const plays = checked.answer('playground');
  return {
    main: {
      id: 'app',
      title: 'Role',
      statements: [...discoverStatements(checked), ...(plays ? playgroundStatements(checked) : [])],
    },
    nextSteps: [
      { ...READ_STEP, code: READ_STEP.code!.replace('REGION', home.regions[0] ?? 'us-east-1') },
      ...(plays ? servedSteps(models, home) : []),
    ],
    notices: [...servedGaps(models, home), ...(plays ? [CONSOLE_NETWORK] : [])],
  };
}
