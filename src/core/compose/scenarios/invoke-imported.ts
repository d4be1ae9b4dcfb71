// An app calls models that were imported into Bedrock.
import type { Reading } from '#core/answers/read.ts';
import { appStyle, invokeImported, readImported } from '#core/compose/blocks/bedrock-invoke.ts';
import { useModelKeys } from '#core/compose/blocks/model-keys.ts';
import { modelKeyStep } from '#core/compose/next-steps.ts';
import { roleArn, type Plan } from '#core/compose/plan.ts';

export function invokeImportedModels(reading: Reading): Plan {
  const arns = reading.answer('importedModels').map((model) => model.arn);
  const keys = reading.answer('modelEncryption') === 'kms' ? reading.answer('modelKeys') : [];
  return {
    main: {
      id: 'app',
      title: 'App role',
      grants: [
        invokeImported(arns, appStyle(reading, ['importedModels'])),
        ...(reading.answer('readImported') ? [readImported(arns)] : []),
        ...useModelKeys(keys),
      ],
    },
    nextSteps: keys.length > 0 ? [modelKeyStep({ builders: [], users: [roleArn(reading)] })] : [],
  };
}
