// An app calls stored prompts of Prompt management, which has no service role: the caller renders and calls.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { appStyle, modelArn, REQUIRED_READ } from '#deepseek/shared/bedrock-invoke.ts';
import {
  invokeServed,
  readServedProfiles,
  served,
  servedGaps,
  servedSteps,
} from '#deepseek/shared/served-models.ts';
import { callerKeyStep, renderPrompts } from '#deepseek/shared/service-roles.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-prereq.html */
function authorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const { partition } = home;
  const ids = checked.answer('servedModels');
  const models = served(ids, home).flatMap((each) =>
    each.regions.map((region) => modelArn(partition, region, each.model)),
  );
  return [
    allow({
      sid: 'CreateAndListPrompts',
      actions: [
        'bedrock:CreatePrompt',
        'bedrock:ListFoundationModels',
        'bedrock:ListInferenceProfiles',
        'bedrock:ListPrompts',
      ],
      resources: '*',
      why: {
        title: 'Creates and lists prompts',
        text: 'Creating does not support resources in IAM, and the lists cover the whole account.',
        calls: ['CreatePrompt', 'ListPrompts'],
        answers: ['prompts'],
        page: 'bedrockPrompts',
      },
    }),
    allow({
      sid: 'ManagePrompts',
      actions: [
        'bedrock:GetPrompt',
        'bedrock:UpdatePrompt',
        'bedrock:DeletePrompt',
        'bedrock:CreatePromptVersion',
        'bedrock:TagResource',
        'bedrock:UntagResource',
        'bedrock:ListTagsForResource',
      ],
      resources: arnsIn(home, 'bedrock', 'prompt/*'),
      why: {
        title: 'Writes prompts',
        text: 'A prompt’s ID is known only once it exists, so this covers all prompts in the account. OptimizePrompt does not support DeepSeek.',
        calls: ['GetPrompt', 'UpdatePrompt', 'DeletePrompt', 'CreatePromptVersion'],
        answers: ['account', 'regions'],
        page: 'bedrockPrompts',
      },
    }),
    ...(models.length > 0
      ? [
          allow({
            sid: 'ReadPromptModels',
            actions: 'bedrock:GetFoundationModel',
            resources: models,
            why: {
              title: 'Reads the models of the prompts',
              text: 'The console looks up what a chosen model supports.',
              answers: ['servedModels', 'regions'],
              page: 'bedrockPrompts',
            },
          }),
        ]
      : []),
    ...readServedProfiles(ids, home, {
      sid: 'AuthorReads',
      who: 'The console',
      answers: ['servedModels', 'regions', 'account'],
      page: 'bedrockPrompts',
    }),
  ];
}

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const models = checked.answer('servedModels');
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: [
        ...renderPrompts(checked.answer('prompts'), home, {
          sid: 'RenderDeepSeekPrompts',
          page: 'bedrockPromptUse',
          answers: ['prompts', 'regions'],
        }),
        ...invokeServed(models, home, appStyle(checked, ['servedModels', 'regions'])),
        ...readServedProfiles(models, home, {
          sid: 'Read',
          who: 'The call',
          answers: ['servedModels', 'regions', 'account'],
          page: 'bedrockInference',
          doubt: REQUIRED_READ,
        }),
      ],
    },
    attachments: [
      {
        id: 'prompt-author',
        deploys: 'a-part',
        title: 'Prompt author',
        name: `${checked.answer('roleName')}PromptAuthor`,
        description: 'Writes the stored prompts that the app calls',
        attachTo: 'the person or pipeline that writes the prompts',
        statements: authorStatements(checked),
      },
    ],
    nextSteps: [
      {
        id: 'converse-prompt',
        title: 'Call prompts with Converse',
        text: 'Use a prompt version’s ARN as the model. With DeepSeek, this works only for Converse and ConverseStream. To test a prompt, the author also needs the app’s permissions.',
        page: PAGES.bedrockPromptUse,
      },
      callerKeyStep(home, 'prompt'),
      ...servedSteps(models, home),
    ],
    notices: servedGaps(models, home),
  };
}
