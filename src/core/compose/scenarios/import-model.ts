// Bedrock imports a DeepSeek distill: a service role reads the weights, an operator starts the job.
import type { Reading } from '#core/answers/read.ts';
import { buildWithModelKeys, modelKeys } from '#core/compose/blocks/model-keys.ts';
import { passRole } from '#core/compose/blocks/pass-role.ts';
import { decryptThroughS3, readBuckets } from '#core/compose/blocks/storage.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { modelKeyStep, weightsKeyStep } from '#core/compose/next-steps.ts';
import { roleArn, type Plan } from '#core/compose/plan.ts';

function operatorGrants(reading: Reading): readonly Grant[] {
  const { partition, regions, account } = reading.view.place;
  const inEveryRegion = (resource: string) =>
    regions.map((region) => `arn:${partition}:bedrock:${region}:${account}:${resource}`);
  const tag = allow({
    sid: 'TagImports',
    actions: 'bedrock:TagResource',
    resources: [...inEveryRegion('model-import-job/*'), ...inEveryRegion('imported-model/*')],
    why: {
      title: 'Tags jobs and models',
      text: 'Needed as soon as the job or the model carries a tag.',
      calls: ['CreateModelImportJob with tags', 'TagResource'],
      answers: ['tagJobs'],
      page: 'bedrockImport',
      doubt: 'Inferred from what AWS states for batch jobs and guardrails.',
    },
  });
  return [
    allow({
      sid: 'StartAndListImports',
      actions: ['bedrock:CreateModelImportJob', 'bedrock:ListModelImportJobs', 'bedrock:ListImportedModels'],
      resources: '*',
      why: {
        title: 'Starts import jobs and lists them',
        text: 'These actions have no resource in IAM: with any ARN here the job would be denied. There is no action called ImportModel.',
        calls: ['CreateModelImportJob', 'ListModelImportJobs', 'ListImportedModels'],
        answers: ['entity'],
        page: 'bedrockImport',
      },
    }),
    allow({
      sid: 'ReadImportJobs',
      actions: 'bedrock:GetModelImportJob',
      resources: inEveryRegion('model-import-job/*'),
      why: {
        title: 'Watches the job',
        text: 'A job’s ID is known only once it has started, so it stands as a wildcard in your own account.',
        calls: ['GetModelImportJob'],
        answers: ['account', 'regions'],
        page: 'bedrockImport',
      },
    }),
    allow({
      sid: 'ManageImportedModels',
      actions: ['bedrock:GetImportedModel', 'bedrock:DeleteImportedModel'],
      resources: inEveryRegion('imported-model/*'),
      why: {
        title: 'Reads and deletes imported models',
        text: 'The model’s ID is known only after the import. Deleting lets the operator undo a wrong import.',
        calls: ['GetImportedModel', 'DeleteImportedModel'],
        answers: ['account', 'regions'],
        page: 'bedrockImport',
      },
    }),
    passRole(reading, {
      sid: 'PassImportRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateModelImportJob'],
    }),
    ...(reading.answer('tagJobs') ? [tag] : []),
  ];
}

export function importModel(reading: Reading): Plan {
  const { place } = reading.view;
  const weights = reading.answer('weights');
  const weightsKeys = reading.answer('weightsEncryption') === 'kms' ? reading.answer('weightsKeys') : [];
  const builtWith = modelKeys(reading);
  const keyGrants = buildWithModelKeys(builtWith);
  const style = {
    listSid: 'ListWeightsPrefix',
    ownAccount: reading.answer('resourceAccount'),
    reader: 'Bedrock',
  };
  return {
    main: {
      id: 'service',
      title: 'Service role',
      grants: [
        ...readBuckets(weights, place, style),
        ...decryptThroughS3(weightsKeys, place, 'DecryptWeights'),
        ...keyGrants,
      ],
    },
    attachments: [
      {
        id: 'operator',
        title: 'Operator',
        name: reading.answer('operatorName'),
        description: 'Starts DeepSeek import jobs and passes the service role to Bedrock',
        attachTo: 'the person or pipeline that starts the import job',
        grants: [...operatorGrants(reading), ...keyGrants],
      },
    ],
    nextSteps: [
      ...(weightsKeys.length > 0 ? [weightsKeyStep(reading)] : []),
      ...(builtWith.length > 0 ? [modelKeyStep({ builders: [roleArn(reading)], users: [] })] : []),
      {
        id: 'call-imported',
        title: 'Then let an app call the model',
        text: 'The finished job shows the ARN of the imported model. Choose “Call a model you imported” and paste it there: the app needs a role of its own, and no access to the bucket.',
      },
    ],
  };
}
