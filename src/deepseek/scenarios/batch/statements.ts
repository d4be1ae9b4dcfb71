// Batch inference: a service role reads prompts and writes results, a deployer starts the jobs.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { cliOptions, pascalNames, type ApiRequest } from '#deepseek/compose/api-request.ts';
import { bucketPolicySteps } from '#deepseek/shared/bucket-policy.ts';
import { pinKeyAccounts } from '#deepseek/shared/key-account.ts';
import { jobNetwork, networkSteps, subnetRegions } from '#deepseek/shared/network-interfaces.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { command } from '#deepseek/compose/shell.ts';
import {
  createStateMachine,
  nameByExecution,
  task,
  waitUntilDone,
} from '#deepseek/compose/workflow-definition.ts';
import { fileKeys, keysByOwner, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import { endOfLifeSteps } from '#deepseek/compose/next-steps.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { keyIn, placesOf, startRegion } from '#deepseek/compose/start-region.ts';
import { type Offered, offered, gapNotices } from './models.ts';
import { operatorStatements } from './operator.ts';
import { NETWORK, serviceStatements, ownersBuckets } from './service-role.ts';

/** What a job takes besides its name. */
function jobOf(checked: CheckedAnswers, first: Offered | undefined, region: string): ApiRequest {
  const owner = bucketOwner(checked.view);
  const owned = owner === undefined ? {} : { s3BucketOwner: owner };
  const key = keyIn(fileKeys(checked), region);
  const uri = (id: 'batchInput' | 'batchOutput') => checked.answer(id).map(locationUri)[0];
  return {
    roleArn: roleArn(checked),
    modelId: first?.model.runtimeId ?? 'deepseek.v3.2',
    inputDataConfig: { s3InputDataConfig: { s3Uri: uri('batchInput'), ...owned } },
    outputDataConfig: {
      s3OutputDataConfig: {
        s3Uri: uri('batchOutput'),
        ...owned,
        ...(key ? { s3EncryptionKeyId: key.arn } : {}),
      },
    },
  };
}

function startStep(checked: CheckedAnswers, job: ApiRequest, region: string): NextStep {
  return {
    id: 'start-batch',
    title: 'Start a job',
    text: `R1 and imported models do not support batch inference.${
      bucketOwner(checked.view) === undefined
        ? ''
        : ' With buckets in another account, the console cannot start the job, and both bucket settings must name their owner.'
    }`,
    code: command(
      `aws bedrock create-model-invocation-job --region ${region}`,
      '--job-name deepseek-batch-1',
      ...cliOptions(job),
      ...(checked.answer('jobInVpc') ? ['--vpc-config file://vpc.json'] : []),
    ),
    page: PAGES.bedrockBatchCreate,
  };
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetModelInvocationJob.html */
const ENDED = ['PartiallyCompleted', 'Failed', 'Stopped', 'Expired'];

/** The optimized tasks of Bedrock do not start batch jobs, so these are tasks of the AWS SDK. */
function workflowStep(checked: CheckedAnswers, job: ApiRequest, region: string): NextStep {
  const request = {
    'JobName.$': nameByExecution('deepseek-batch'),
    ...(pascalNames(job) as ApiRequest),
    ...(checked.answer('jobInVpc') ? { VpcConfig: pascalNames(jobNetwork(checked, region)) } : {}),
  };
  const states = {
    StartJob: task(checked, 'aws-sdk:bedrock:createModelInvocationJob', request),
    ...waitUntilDone({
      read: task(checked, 'aws-sdk:bedrock:getModelInvocationJob', { 'JobIdentifier.$': '$.JobArn' }),
      status: '$.Status',
      done: ['Completed'],
      failed: ENDED,
    }),
  };
  return {
    id: 'batch-workflow',
    title: 'Create the state machine that runs a job',
    text: 'The optimized tasks of Bedrock do not start batch jobs, so these are tasks of the AWS SDK: the state machine asks for the status every 5 minutes. A job’s name has at most 63 characters and no underscores, and so the name of an execution. PartiallyCompleted counts as failed here.',
    code: createStateMachine(checked, { states, file: 'batch.asl.json', region, name: 'deepseek-batch' }),
    page: PAGES.stepFunctionsSdk,
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
  title: 'Owner of results',
  text: 'The bucket owner owns the results only if the bucket has ACLs disabled (Object Ownership: bucket owner enforced). Input and output must be in the same account here.',
};

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  const owner = bucketOwner(checked.view);
  const bucketSide = ownersBuckets(checked);
  const models = offered(checked).filter(({ regions }) => regions.length > 0);
  const [first] = models;
  const region = startRegion(
    first?.regions ?? home.regions,
    placesOf(fileKeys(checked)),
    subnetRegions(checked, checked.answer('jobInVpc')),
  );
  const start = runsInWorkflow(checked.view) ? workflowStep : startStep;
  return {
    main: {
      id: 'service',
      title: 'Service role',
      statements: pinKeyAccounts(serviceStatements(checked), checked),
    },
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        deploys: 'the-service',
        name: checked.answer('operatorName'),
        description: 'Starts DeepSeek batch jobs and passes the service role to Bedrock',
        attachTo: 'the person or pipeline that starts the batch job',
        statements: operatorStatements(checked),
      },
    ],
    policies: bucketSide,
    nextSteps: [
      ...keySteps(checked),
      ...bucketPolicySteps(bucketSide, owner ?? home.account),
      ...networkSteps(checked, NETWORK, region),
      start(checked, jobOf(checked, first, region), region),
      ...endOfLifeSteps(models.map(({ model }) => model.id)),
    ],
    notices: [...gapNotices(checked), ...(owner === undefined ? [] : [OTHER_ACCOUNT])],
  };
}
