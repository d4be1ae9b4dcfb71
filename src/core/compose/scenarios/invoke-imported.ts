// An app calls models that were imported into Bedrock.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { appStyle, invokeImported, readImported } from '#core/compose/blocks/bedrock-invoke.ts';
import { modelKeys, useModelKeys } from '#core/compose/blocks/model-keys.ts';
import { modelKeyUserSteps } from '#core/compose/next-steps.ts';
import type { Plan } from '#core/compose/plan.ts';

export function invokeImportedModels(checked: CheckedAnswers): Plan {
  const arns = checked.answer('importedModels').map((model) => model.arn);
  return {
    main: {
      id: 'app',
      title: 'App role',
      grants: [
        invokeImported(arns, appStyle(checked, ['importedModels'])),
        ...(checked.answer('readImported') ? [readImported(arns)] : []),
        ...useModelKeys(modelKeys(checked)),
      ],
    },
    nextSteps: modelKeyUserSteps(checked),
  };
}
