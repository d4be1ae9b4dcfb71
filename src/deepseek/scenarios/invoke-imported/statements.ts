// An app calls models that were imported into Bedrock.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { appStyle, invokeImported, readImported } from '#deepseek/shared/bedrock-invoke.ts';
import { modelKeys, useModelKeys } from '#deepseek/shared/model-keys.ts';
import { modelKeyUserSteps } from '#deepseek/compose/next-steps.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

export function plan(checked: CheckedAnswers): Plan {
  const arns = checked.answer('importedModels').map((model) => model.arn);
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: [
        invokeImported(arns, appStyle(checked, ['importedModels'])),
        ...(checked.answer('readImported') ? [readImported(arns)] : []),
        ...useModelKeys(modelKeys(checked)),
      ],
    },
    nextSteps: modelKeyUserSteps(checked),
  };
}
