// Bedrock evaluates a DeepSeek model with a service role; a deployer starts the job; people who judge need a second role.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { bedrockArns } from '#deepseek/shared/region-arns.ts';
import {
  describeKeys,
  evaluateModels,
  evaluationBuckets,
  evaluationKeys,
  evaluationModelArns,
  judgeModels,
  manageHumanLoops,
} from './jobs.ts';
import { createEvaluations, readEncrypted } from './operator.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { guardrailClash, networkClash } from '#deepseek/shared/service-roles.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { command, jsonWord, shellWord } from '#deepseek/compose/shell.ts';
import { allow, whyOf, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import { endOfLifeSteps, json } from '#deepseek/compose/next-steps.ts';
import { roleArn, roleArnNamed, type Plan, type RolePlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { DATA_SET, evaluationFiles } from './files.ts';
import { placesOf, startRegion } from '#deepseek/compose/start-region.ts';
import { notOffered } from '#deepseek/compose/place-notices.ts';

const loopRoleName = (checked: CheckedAnswers): string =>
  `${checked.answer('roleName').slice(0, 54)}HumanLoops`;

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-eval-service-roles.html */
function loopRole(checked: CheckedAnswers): RolePlan {
  const { account } = checked.view.home;
  const trust: PlannedStatement = {
    sid: 'SageMakerAssume',
    effect: 'Allow',
    principal: { Service: 'sagemaker.amazonaws.com' },
    actions: ['sts:AssumeRole'],
    condition: { StringEquals: { 'aws:SourceAccount': account } },
    whys: [
      whyOf({
        title: 'Only SageMaker of your account',
        text: 'SageMaker uses this role to show the responses to your work team.',
        calls: ['AssumeRole'],
        answers: ['evaluationKind', 'account'],
        page: 'bedrockHumanRole',
        doubt:
          'AWS’s page shows no condition here; AWS documents this one for SageMaker in general. If the job cannot use the role, remove the condition.',
      }),
    ],
  };
  return {
    id: 'human-loops',
    title: 'Role of the work team',
    name: loopRoleName(checked),
    description: 'Allows SageMaker to show responses of DeepSeek to people and store their ratings',
    trust: [trust],
    statements: [...evaluationBuckets(checked), ...evaluationKeys(checked)],
  };
}

function operatorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const human = checked.answer('evaluationKind') === 'human';
  const passLoops = allow({
    sid: 'PassHumanLoopRole',
    actions: 'iam:PassRole',
    resources: roleArnNamed(checked, loopRoleName(checked)),
    condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    why: {
      title: 'Passes the second role to SageMaker',
      text: 'Only this role, only to this service.',
      calls: ['CreateFlowDefinition'],
      answers: ['evaluationKind', 'roleName', 'path', 'account'],
      page: 'iamPassRole',
      doubt: 'AWS’s page mentions only the role for Bedrock.',
    },
  });
  return [
    ...createEvaluations(checked),
    ...readEncrypted(checked),
    passRole(checked, {
      sid: 'PassEvaluationRole',
      service: 'bedrock.amazonaws.com',
      calls: ['CreateEvaluationJob'],
    }),
    ...(human ? [passLoops] : []),
  ];
}

function evaluationNotices(checked: CheckedAnswers): readonly Notice[] {
  const judged = checked.answer('evaluationKind') === 'judge';
  return [
    guardrailClash(
      'An evaluation job sends no guardrail and can start batch jobs: a policy that denies these or calls without a guardrail stops it. Exempt the role there with ArnNotLike on aws:PrincipalArn.',
    ),
    networkClash(roleArn(checked)),
    ...(judged
      ? [
          {
            id: 'judge-approved',
            title: 'Judge model',
            text: 'A policy that allows only approved models must also name the judge.',
          },
        ]
      : []),
    {
      id: 'evaluation-buckets',
      title: 'Evaluation buckets',
      text: 'The buckets must be in the Region of the job. Jobs cannot run in your VPC, so a bucket policy that requires aws:SourceVpc denies them.',
    },
  ];
}

const HUMAN_STEP: NextStep = {
  id: 'work-team',
  title: 'Set up the work team',
  text: 'To create the work team, its user pool and the flow definition, you need actions on AWS’s page that this kit does not grant. A job created in the console also needs a CORS rule on the results bucket.',
  page: PAGES.bedrockHumanRole,
};

const bucketKeyStep = (checked: CheckedAnswers): NextStep =>
  roleKeyStep(checked, {
    id: 'evaluation-key-policy',
    title: 'Allow the role to use the buckets’ key',
    sid: 'EvaluationUsesBuckets',
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    page: 'kmsKeyPolicies',
    more:
      checked.answer('evaluationKind') === 'human'
        ? `The role of the work team, ${loopRoleName(checked)}, needs the same, and the deployer needs kms:Decrypt.`
        : 'The deployer needs kms:Decrypt there to read the results.',
  });

/** Bedrock’s own copy of the data. AWS prints the statements with evaluation-job/*: the job’s ID is not known before. */
function copyKeyStep(checked: CheckedAnswers): NextStep {
  const jobs = oneOrMany(bedrockArns(checked.view.home, 'evaluation-job/*'));
  const bedrock = { Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' } };
  const statements = [
    {
      Sid: 'BedrockEncryptsEvaluationCopy',
      ...bedrock,
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: {
        ArnLike: { 'kms:EncryptionContext:evaluationJobArn': jobs, 'aws:SourceArn': jobs },
      },
    },
    {
      Sid: 'BedrockDescribesKey',
      ...bedrock,
      Action: 'kms:DescribeKey',
      Resource: '*',
      Condition: { ArnLike: { 'aws:SourceArn': jobs } },
    },
  ];
  return {
    id: 'evaluation-copy-key',
    title: 'Optional: encrypt Bedrock’s copy with your key',
    text: 'While the job runs, Bedrock keeps a copy of the data, encrypted with its own key. To use yours, add --customer-encryption-key-id with the key’s ARN to the command, and these statements to the current key policy.',
    code: statements.map(json).join(',\n'),
    page: PAGES.bedrockEvaluationKeyPolicy,
  };
}

type EvaluatedModel = ReturnType<typeof evaluationModelArns>[number];

/** Buckets and their keys are where the job is. */
function startStep(checked: CheckedAnswers, first: EvaluatedModel | undefined): NextStep {
  const offered = first?.regions ?? checked.view.home.regions;
  const region = startRegion(offered, placesOf(fileKeys(checked)));
  const files = first ? evaluationFiles(checked, region, first.model) : [];
  const asksFlow = checked.answer('evaluationKind') === 'human';
  const [prompts] = checked.answer('evaluationPrompts');
  const [results] = checked.answer('evaluationResults').map(locationUri);
  return {
    id: 'start-evaluation',
    title: 'Start the job',
    text: `The two files set the prompts, metrics and model: change the metrics as you need.${
      asksFlow ? ' FLOW_DEFINITION_ARN is the ARN of your flow definition in SageMaker.' : ''
    }${prompts?.isObject ? '' : ` ${DATA_SET} is the file with the prompts: a job reads one.`}`,
    code: [
      ...files,
      command(
        'aws bedrock create-evaluation-job',
        `--region ${region}`,
        '--job-name deepseek-evaluation-1',
        `--role-arn ${shellWord(roleArn(checked))}`,
        '--evaluation-config file://evaluation.json',
        '--inference-config file://inference.json',
        `--output-data-config ${jsonWord({ s3Uri: results })}`,
      ),
    ].join('\n'),
    page: PAGES.bedrockEvaluationOperator,
  };
}

/** Chosen models that some chosen Region does not have. */
function gaps(checked: CheckedAnswers): readonly Notice[] {
  return evaluationModelArns(checked).flatMap(({ model, regions }) => {
    const without = checked.view.home.regions.filter((region) => !regions.includes(region));
    if (without.length === 0) return [];
    return [
      {
        id: `gap-${model.id}`,
        title: 'Model not offered',
        text: `${model.name} is not offered in ${without.join(', ')}, so it is not evaluated there.`,
        ...(regions.length === 0 ? notOffered(model, without, 'models') : {}),
      },
    ];
  });
}

export function plan(checked: CheckedAnswers): Plan {
  const kind = checked.answer('evaluationKind');
  const human = kind === 'human';
  const models = evaluationModelArns(checked).filter(({ regions }) => regions.length > 0);
  return {
    main: {
      id: 'service',
      title: 'Service role',
      statements: [
        ...evaluateModels(checked, kind !== 'judge'),
        ...(kind === 'judge' ? judgeModels(checked) : []),
        ...evaluationBuckets(checked),
        ...evaluationKeys(checked),
        ...describeKeys(checked),
        ...(human ? [manageHumanLoops()] : []),
      ],
    },
    roles: human ? [loopRole(checked)] : [],
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        deploys: 'the-service',
        name: checked.answer('operatorName'),
        description: 'Starts DeepSeek evaluation jobs and passes the service role to Bedrock',
        attachTo: 'the person or pipeline that starts the job',
        statements: operatorStatements(checked),
      },
    ],
    nextSteps: [
      startStep(checked, models[0]),
      ...(human ? [HUMAN_STEP] : []),
      ...(checked.answer('weightsEncryption') === 'kms'
        ? [bucketKeyStep(checked), copyKeyStep(checked)]
        : []),
      ...endOfLifeSteps(models.map(({ model }) => model.id)),
    ],
    notices: [...evaluationNotices(checked), ...gaps(checked)],
  };
}
