// Batch inference: a service role reads prompts and writes results, an operator starts the jobs.
import { bucketOwner } from '#core/answers/bucket-owner.ts';
import type { KeyArn } from '#core/answers/inputs/kms-key.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { findModel, type Model } from '#core/facts/models.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { bedrockArns } from '#core/compose/blocks/bedrock-arns.ts';
import { modelArn } from '#core/compose/blocks/bedrock-invoke.ts';
import {
  bucketPolicies,
  bucketPolicySteps,
  letRoleIn,
  OWNER_LEAVES,
} from '#core/compose/blocks/bucket-policy.ts';
import { pinKeyAccounts } from '#core/compose/blocks/key-account.ts';
import {
  networkInterfaces,
  networkSteps,
  subnetRegions,
  type JobNetwork,
} from '#core/compose/blocks/network-interfaces.ts';
import { passRole } from '#core/compose/blocks/pass-role.ts';
import {
  encryptThroughS3,
  keysThroughS3,
  listFolders,
  locationUri,
  onObjects,
} from '#core/compose/blocks/storage.ts';
import { command, jsonWord, shellWord } from '#core/compose/shell.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { fileKeys, keysByOwner, roleKeyStep } from '#core/compose/key-steps.ts';
import { endOfLifeSteps } from '#core/compose/next-steps.ts';
import { roleArn, type Plan, type PolicyPlan } from '#core/compose/plan.ts';
import type { NextStep, Notice } from '#core/compose/role-kit.ts';
import { keyIn, startRegion } from '#core/compose/start-region.ts';

const LIST_DOUBT =
  'AWS’s batch template does not have a condition on s3:prefix, and AWS does not document the list calls it makes. If a job is denied s3:ListBucket, turn off “List only these folders”.';

const NETWORK: JobNetwork = {
  tag: 'BedrockModelInvocationJobArn',
  jobs: 'model-invocation-job/*',
  managed: false,
  call: 'CreateModelInvocationJob',
  page: 'bedrockBatchVpc',
  doubt:
    'AWS’s page for batch jobs has the interface, subnets and security groups in one statement with conditions on tags, which only an interface has. They are split here, as on its page for import jobs.',
};

interface Offered {
  readonly model: Model;
  readonly regions: readonly string[];
}

/** Chosen models, each with the chosen Regions in which it has batch inference. */
const offered = (checked: CheckedAnswers): readonly Offered[] =>
  checked
    .answer('models')
    .flatMap((id) => findModel(id) ?? [])
    .map((model) => ({
      model,
      regions: checked.view.home.regions.filter((region) => model.batchRegions.includes(region)),
    }));

function gapNotices(checked: CheckedAnswers): readonly Notice[] {
  return offered(checked).flatMap(({ model, regions }) => {
    const gaps = checked.view.home.regions.filter((region) => !regions.includes(region));
    if (gaps.length === 0) return [];
    const text =
      regions.length === 0
        ? `${model.name} does not support batch inference in ${gaps.join(', ')}, so the policy does not allow it. Also choose one of ${model.batchRegions.join(', ')}, or deselect the model.`
        : `${model.name} does not support batch inference in ${gaps.join(', ')}: the policy allows it only in ${regions.join(', ')}.`;
    return [{ id: `gap-${model.id}`, text }];
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html */
function operatorGrants(checked: CheckedAnswers): readonly Grant[] {
  const { home } = checked.view;
  const jobs = bedrockArns(home, 'model-invocation-job/*');
  const models = offered(checked).flatMap(({ model, regions: its }) =>
    its.map((region) => modelArn(home.partition, region, model)),
  );
  const tag = allow({
    sid: 'TagBatchJobs',
    actions: 'bedrock:TagResource',
    resources: jobs,
    why: {
      title: 'Tags jobs',
      text: 'Needed if a job has a tag.',
      calls: ['CreateModelInvocationJob with tags', 'TagResource'],
      answers: ['tagJobs', 'regions', 'account'],
      page: 'bedrockBatch',
    },
  });
  return [
    allow({
      sid: 'CreateBatchJob',
      actions: 'bedrock:CreateModelInvocationJob',
      resources: [...models, ...jobs],
      why: {
        title: 'Starts batch jobs',
        text: 'AWS checks the model and the job, whose ID is known only later. InvokeModel is not needed, because DeepSeek batch jobs do not use a profile. Guardrails do not apply to batch jobs.',
        calls: ['CreateModelInvocationJob'],
        answers: ['models', 'regions', 'account'],
        page: 'bedrockBatch',
      },
    }),
    allow({
      sid: 'ReadAndStopBatchJob',
      actions: ['bedrock:GetModelInvocationJob', 'bedrock:StopModelInvocationJob'],
      resources: jobs,
      why: {
        title: 'Monitors and stops jobs',
        text: 'Jobs in your own account, in the Regions you chose.',
        calls: ['GetModelInvocationJob', 'StopModelInvocationJob'],
        answers: ['regions', 'account'],
        page: 'bedrockBatch',
      },
    }),
    allow({
      sid: 'ListBatchJobs',
      actions: 'bedrock:ListModelInvocationJobs',
      resources: '*',
      why: {
        title: 'Lists jobs',
        text: 'This action does not support resources in IAM: with an ARN here, it would be denied.',
        calls: ['ListModelInvocationJobs'],
        answers: ['entity'],
        page: 'bedrockBatch',
      },
    }),
    passRole(checked, {
      sid: 'PassBatchServiceRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateModelInvocationJob'],
    }),
    ...(checked.answer('tagJobs') ? [tag] : []),
  ];
}

/** Keys of the account that owns the buckets. */
function ownersKeys(keys: readonly KeyArn[]): readonly Grant[] {
  if (keys.length === 0) return [];
  return [
    allow({
      sid: 'UseOwnersKey',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: keys.map((key) => key.arn),
      why: {
        title: 'Uses the owner’s key',
        text: 'Decrypt for the prompts, GenerateDataKey for the results. The owner’s key policy must also allow this: see Next steps.',
        calls: ['GetObject and PutObject on SSE-KMS objects'],
        answers: ['ownerAccount', 'weightsEncryption', 'weightsKeys'],
        page: 'bedrockBatch',
        doubt:
          'AWS does not document a key policy for batch jobs; this follows its page for imports from another account.',
      },
    }),
  ];
}

function serviceGrants(checked: CheckedAnswers): readonly Grant[] {
  const { home } = checked.view;
  const input = checked.answer('batchInput');
  const output = checked.answer('batchOutput');
  const owned = { ownAccount: checked.answer('resourceAccount'), owner: bucketOwner(checked.view) };
  const { foreign, own } = keysByOwner(checked, fileKeys(checked));
  const wholeBuckets = !checked.answer('batchListFolders');
  return [
    onObjects(input, home, {
      ...owned,
      sid: 'ReadBatchInput',
      actions: 's3:GetObject',
      title: 'Reads the prompts',
      text: 'Bedrock reads only the input folders and files.',
      calls: ['GetObject'],
      asked: ['batchInput'],
      page: 'bedrockBatchRole',
    }),
    onObjects(output, home, {
      ...owned,
      sid: 'WriteBatchOutput',
      actions: 's3:PutObject',
      title: 'Writes the results',
      text: 'Bedrock writes to the output folders. It cannot read or delete what is there.',
      calls: ['PutObject'],
      asked: ['batchOutput'],
      page: 'bedrockBatchRole',
    }),
    ...listFolders([...input, ...output], home, {
      ...owned,
      sid: wholeBuckets ? 'ListBatchBucket' : 'ListBatchPrefixes',
      title: wholeBuckets ? 'Lists the buckets' : 'Lists the folders',
      asked: ['batchInput', 'batchOutput', 'batchListFolders'],
      wholeBuckets,
      ...(wholeBuckets ? {} : { doubt: LIST_DOUBT }),
    }),
    ...keysThroughS3(own, home, {
      sid: 'DecryptBatchInput',
      actions: 'kms:Decrypt',
      title: 'Decrypts the prompts',
      calls: ['GetObject on SSE-KMS objects'],
      locations: input,
      asked: ['batchInput'],
    }),
    ...encryptThroughS3(own, home, {
      sid: 'EncryptBatchOutput',
      title: 'Encrypts the results',
      locations: output,
      asked: ['batchOutput'],
    }),
    ...ownersKeys(foreign),
    ...networkInterfaces(checked, NETWORK),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html */
function ownersBuckets(checked: CheckedAnswers): readonly PolicyPlan[] {
  const owner = bucketOwner(checked.view);
  if (owner === undefined) return [];
  const input = checked.answer('batchInput');
  const output = checked.answer('batchOutput');
  const all = [...input, ...output];
  return bucketPolicies(all, { id: 'owner-bucket', account: owner, leaves: OWNER_LEAVES }, (bucket) =>
    letRoleIn(bucket, {
      who: 'BatchRole',
      page: 'bedrockBatch',
      asked: ['batchInput', 'batchOutput'],
      checked,
      lists: all,
      wholeBuckets: !checked.answer('batchListFolders'),
      access: [
        {
          sid: 'BatchRoleReadsInput',
          actions: 's3:GetObject',
          locations: input,
          title: 'Allows the role to read the prompts',
          calls: ['GetObject'],
        },
        {
          sid: 'BatchRoleWritesOutput',
          actions: 's3:PutObject',
          locations: output,
          title: 'Allows the role to write the results',
          calls: ['PutObject'],
        },
      ],
    }),
  );
}

function startStep(checked: CheckedAnswers, first: Offered | undefined, region: string): NextStep {
  const owner = bucketOwner(checked.view);
  const owned = owner === undefined ? {} : { s3BucketOwner: owner };
  const key = keyIn(fileKeys(checked), region);
  const uri = (id: 'batchInput' | 'batchOutput') => checked.answer(id).map(locationUri)[0];
  const input = { s3InputDataConfig: { s3Uri: uri('batchInput'), ...owned } };
  const output = {
    s3OutputDataConfig: {
      s3Uri: uri('batchOutput'),
      ...owned,
      ...(key ? { s3EncryptionKeyId: key.arn } : {}),
    },
  };
  return {
    id: 'start-batch',
    title: 'Start a job',
    text: `R1 and imported models do not support batch inference.${
      owner === undefined
        ? ''
        : ' With buckets in another account, the console cannot start the job, and both bucket settings must name their owner.'
    }`,
    code: command(
      `aws bedrock create-model-invocation-job --region ${region}`,
      '--job-name deepseek-batch-1',
      `--role-arn ${shellWord(roleArn(checked))}`,
      `--model-id ${first?.model.runtimeId ?? 'deepseek.v3.2'}`,
      `--input-data-config ${jsonWord(input)}`,
      `--output-data-config ${jsonWord(output)}`,
      ...(checked.answer('jobInVpc') ? ['--vpc-config file://vpc.json'] : []),
    ),
    page: PAGES.bedrockBatchCreate,
  };
}

function keySteps(checked: CheckedAnswers): readonly NextStep[] {
  const keys = fileKeys(checked);
  if (keys.length === 0) return [];
  const { foreign } = keysByOwner(checked, keys);
  return [
    roleKeyStep(checked, {
      id: 'batch-key-policy',
      title:
        foreign.length > 0
          ? 'Ask the owner to allow the role to use the key'
          : 'Allow the role to use the key',
      sid: 'BatchRoleUsesKey',
      actions:
        foreign.length > 0
          ? ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey']
          : ['kms:Decrypt', 'kms:GenerateDataKey'],
      page: 's3Encryption',
      more: 'AWS does not document a key policy for batch jobs: this follows from what S3 needs.',
    }),
  ];
}

const OTHER_ACCOUNT: Notice = {
  id: 'output-owner',
  text: 'The bucket owner owns the results only if the bucket has ACLs disabled (Object Ownership: bucket owner enforced). Input and output must be in the same account here.',
};

export function batch(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const owner = bucketOwner(checked.view);
  const bucketSide = ownersBuckets(checked);
  const models = offered(checked).filter(({ regions }) => regions.length > 0);
  const [first] = models;
  const needs = { keys: fileKeys(checked), subnets: subnetRegions(checked) };
  const region = startRegion(first?.regions ?? home.regions, needs);
  return {
    main: { id: 'service', title: 'Service role', grants: pinKeyAccounts(serviceGrants(checked), checked) },
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        name: checked.answer('operatorName'),
        description: 'Starts DeepSeek batch jobs and passes the service role to Bedrock',
        attachTo: 'the person or pipeline that starts the batch job',
        grants: operatorGrants(checked),
      },
    ],
    policies: bucketSide,
    nextSteps: [
      ...keySteps(checked),
      ...bucketPolicySteps(bucketSide, owner ?? home.account),
      ...networkSteps(checked, NETWORK, region),
      startStep(checked, first, region),
      ...endOfLifeSteps(models.map(({ model }) => model.id)),
    ],
    notices: [...gapNotices(checked), ...(owner === undefined ? [] : [OTHER_ACCOUNT])],
  };
}
