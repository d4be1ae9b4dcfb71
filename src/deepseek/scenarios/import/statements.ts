// Bedrock imports a DeepSeek distill: a service role reads the weights, a deployer starts the job.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import {
  bucketPolicies,
  bucketPolicySteps,
  letRoleIn,
  OWNER_LEAVES,
} from '#deepseek/shared/bucket-policy.ts';
import { bedrockArns } from '#deepseek/shared/region-arns.ts';
import { pinKeyAccounts } from '#deepseek/shared/key-account.ts';
import { buildWithModelKeys, modelKeys } from '#deepseek/shared/model-keys.ts';
import {
  networkInterfaces,
  networkSteps,
  subnetRegions,
  type JobNetwork,
} from '#deepseek/shared/network-interfaces.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { decryptThroughS3 } from '#deepseek/shared/keys-through-s3.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { readBuckets } from '#deepseek/shared/bucket-access.ts';
import { command, jsonWord, shellWord } from '#deepseek/compose/shell.ts';
import { deployerRoleArn } from '#deepseek/compose/deployer-role.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys, keysByOwner, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import { modelKeyStep, weightsKeyStep } from '#deepseek/compose/next-steps.ts';
import { roleArn, type Plan, type PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { keyIn, placesOf, startRegion } from '#deepseek/compose/start-region.ts';

function operatorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const inEveryRegion = (resource: string) => bedrockArns(checked.view.home, resource);
  const tag = allow({
    sid: 'TagImports',
    actions: 'bedrock:TagResource',
    resources: [...inEveryRegion('model-import-job/*'), ...inEveryRegion('imported-model/*')],
    why: {
      title: 'Tags jobs and models',
      text: 'Needed if the job or the model has a tag.',
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
        title: 'Starts and lists import jobs',
        text: 'These actions do not support resources in IAM: with an ARN here, the job would be denied. There is no action called ImportModel.',
        answers: ['entity'],
        page: 'bedrockImport',
      },
    }),
    allow({
      sid: 'ReadImportJobs',
      actions: 'bedrock:GetModelImportJob',
      resources: inEveryRegion('model-import-job/*'),
      why: {
        title: 'Monitors the job',
        text: 'A job’s ID is known only once it starts, so this has a wildcard in your own account.',
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
        text: 'The model’s ID is known only after the import. Deleting allows the deployer to undo a wrong import.',
        answers: ['account', 'regions'],
        page: 'bedrockImport',
      },
    }),
    passRole(checked, {
      sid: 'PassImportRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateModelImportJob'],
    }),
    ...(checked.answer('tagJobs') ? [tag] : []),
  ];
}

const NETWORK: JobNetwork = {
  tag: 'BedrockModelImportJobArn',
  jobs: 'model-import-job/*',
  managed: true,
  call: 'CreateModelImportJob',
  page: 'bedrockImportVpc',
};

/** Keys of the account that owns the buckets: AWS prints no kms:ViaService there. */
function ownersKeys(keys: readonly KeyArn[]): readonly PlannedStatement[] {
  if (keys.length === 0) return [];
  return [
    allow({
      sid: 'DecryptOwnersKey',
      actions: ['kms:Decrypt', 'kms:DescribeKey'],
      resources: keys.map((key) => key.arn),
      why: {
        title: 'Decrypts with the owner’s key',
        text: 'The owner’s key policy must also allow this: see Next steps. AWS documents it without a limit to S3.',
        calls: ['GetObject on SSE-KMS objects'],
        answers: ['ownerAccount', 'weightsEncryption', 'weightsKeys'],
        page: 'bedrockImportOwners',
      },
    }),
  ];
}

/** The bucket policies of another owner; none where the buckets are in the role's own account. */
function ownersBuckets(checked: CheckedAnswers): readonly PolicyPlan[] {
  const owner = bucketOwner(checked.view);
  if (owner === undefined) return [];
  const weights = checked.answer('weights');
  return bucketPolicies(weights, { id: 'owner-bucket', account: owner, leaves: OWNER_LEAVES }, (bucket) =>
    letRoleIn(bucket, {
      who: 'ImportRole',
      page: 'bedrockImportOwners',
      asked: ['weights'],
      checked,
      lists: weights,
      access: [
        {
          sid: 'ImportRoleReadsWeights',
          actions: 's3:GetObject',
          locations: weights,
          title: 'Allows the role to read the weights',
          calls: ['GetObject'],
        },
      ],
    }),
  );
}

/** The key policies of the weights: of the customer's own keys, and of keys of another owner. */
function weightsKeySteps(checked: CheckedAnswers): readonly NextStep[] {
  const { foreign, own } = keysByOwner(checked, fileKeys(checked));
  const owners = roleKeyStep(checked, {
    id: 'owner-key-policy',
    title: 'Ask the owner to allow the role to use the key',
    sid: 'ImportRoleOfOtherAccountReadsWeights',
    actions: ['kms:Decrypt', 'kms:DescribeKey'],
    page: 'bedrockImportOwners',
    more: 'The key AWS manages for S3 (aws/s3) cannot be shared with another account.',
  });
  return [...(own.length > 0 ? [weightsKeyStep(checked)] : []), ...(foreign.length > 0 ? [owners] : [])];
}

function startStep(checked: CheckedAnswers, region: string): NextStep {
  const key = keyIn(modelKeys(checked), region);
  const uri = checked.answer('weights').map(locationUri)[0];
  return {
    id: 'start-import',
    title: 'Start the import',
    text: 'AWS imports distills with the Llama and Qwen architectures. The full DeepSeek-V3 and R1 are not on its list: call the ones Bedrock offers instead.',
    code: command(
      `aws bedrock create-model-import-job --region ${region}`,
      '--job-name deepseek-import-1',
      '--imported-model-name deepseek-distill',
      `--role-arn ${shellWord(roleArn(checked))}`,
      `--model-data-source ${jsonWord({ s3DataSource: { s3Uri: uri } })}`,
      ...(key ? [`--imported-model-kms-key-id ${key.arn}`] : []),
      ...(checked.answer('jobInVpc') ? ['--vpc-config file://vpc.json'] : []),
    ),
    page: PAGES.bedrockImport,
  };
}

/** The roles and users that start import jobs, as far as they are known: the key's policy names them. */
function keyDeployers(checked: CheckedAnswers): readonly string[] {
  const made = deployerRoleArn(checked);
  return made === undefined ? checked.answer('keyOperators') : [made];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-import-model.html */
const FORMAT: Notice = {
  id: 'weights-format',
  title: 'Format of the weights',
  text: 'Bedrock reads weights in Hugging Face’s format: .safetensors files, config.json and the tokenizer’s files, in one folder. Merge a LoRA adapter into the base weights first: the architecture must stay. Recipes on SageMaker put both together in output/model/checkpoints/hf_merged/ of the job’s folder.',
};

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const { foreign, own } = keysByOwner(checked, fileKeys(checked));
  const builtWith = modelKeys(checked);
  const keyStatements = buildWithModelKeys(builtWith, checked.answer('modelKeyViaService'));
  const owner = bucketOwner(checked.view);
  const style = {
    listSid: 'ListWeightsPrefix',
    ownAccount: checked.answer('resourceAccount'),
    owner,
    reader: 'Bedrock',
  };
  const bucketSide = ownersBuckets(checked);
  const region = startRegion(
    home.regions,
    placesOf(builtWith),
    subnetRegions(checked, checked.answer('jobInVpc')),
  );
  return {
    main: {
      id: 'service',
      title: 'Service role',
      statements: pinKeyAccounts(
        [
          ...readBuckets(checked.answer('weights'), home, style),
          ...decryptThroughS3(own, home, 'DecryptWeights'),
          ...ownersKeys(foreign),
          ...keyStatements,
          ...networkInterfaces(checked, NETWORK),
        ],
        checked,
      ),
    },
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        deploys: 'the-service',
        name: checked.answer('operatorName'),
        description: 'Starts DeepSeek import jobs and passes the service role to Bedrock',
        attachTo: 'the person or pipeline that starts the import job',
        statements: [...operatorStatements(checked), ...pinKeyAccounts(keyStatements, checked)],
      },
    ],
    policies: bucketSide,
    nextSteps: [
      ...weightsKeySteps(checked),
      ...(builtWith.length > 0
        ? [
            modelKeyStep({
              builders: [...new Set([...keyDeployers(checked), roleArn(checked)])],
              users: [...new Set(checked.answer('keyCallers'))],
            }),
          ]
        : []),
      ...bucketPolicySteps(bucketSide, owner ?? home.account),
      ...networkSteps(checked, NETWORK, region),
      startStep(checked, region),
      {
        id: 'call-imported',
        title: 'Then allow an app to call the model',
        text: 'The finished job shows the ARN of the imported model. Choose “Call a model you imported” and paste it there. The app needs its own role, without access to the bucket.',
      },
    ],
    notices: [FORMAT],
  };
}
