// Laws of compose, over all answers: valid documents, one partition, no stray wildcard, sizes within quota.
import '#core/answers/register-all.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAnswers, completeAnswers, completeAnswersOf } from '#core/answers/answers.arbitrary.ts';
import { startAnswers, setAnswer, type Answers } from '#core/answers/answers.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import { isFieldId } from '#core/answers/fields/fields.ts';
import { MAX_POLICY_SIZES } from '#core/facts/quotas.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { matchesName } from '#core/facts/name-rules.ts';
import { parseArn } from '#core/iam/arn.ts';
import { partitionOfRegion } from '#core/facts/regions.ts';
import { toArray, type Statement } from '#core/iam/policy.ts';
import { print } from '#core/iam/print.ts';
import { nonWhitespaceLength } from '#core/json/text-size.ts';
import { checkText } from '#core/schema/check-text.ts';
import { QUOTA_LISTS } from './scenarios/quotas.ts';
import { LOG_LISTS } from './scenarios/read-logs.ts';
import { compose } from './compose.ts';
import { documentsOf, type KitDocument, type RoleKit } from './role-kit.ts';
import { createdRoles } from './testing/kits.ts';

const statementsOf = (kit: RoleKit): readonly Statement[] =>
  documentsOf(kit).flatMap((document) => document.document.Statement);

/** All but those of permissions boundaries, which grant nothing: they may be wider than the role is. */
const grantingStatements = (kit: RoleKit): readonly Statement[] =>
  statementsOf({ ...kit, policies: kit.policies.filter(({ id }) => id !== 'boundary') });

/** Every ARN in a document, wherever it stands. */
/** Keys and values of tags are free text, which may look like an ARN. */
const withoutTags = (key: string, value: unknown): unknown =>
  /^aws:(?:TagKeys$|(?:Resource|Request|Principal)Tag\/)/.test(key) ? undefined : value;

const arnsOf = (document: KitDocument) =>
  [...JSON.stringify(document.document, withoutTags).matchAll(/"(arn:[^"]+)"/g)].flatMap(
    (match) => parseArn(match[1]!) ?? [],
  );

/** Resources in an Allow that may end in a wildcard: IDs AWS makes later, streams of a log group, what is below a folder. */
const OPEN_ENDED = [
  /^arn:[\w-]+:bedrock:[\w-]+:(\d{12}|\*):(application-inference-profile|agent|agent-alias|flow|prompt|evaluation-job|knowledge-base)\/\*$/,
  // Of whichever account of the organization, through an endpoint.
  /^arn:[\w-]+:bedrock:[\w-]+:\*:inference-profile\/[^*?]+$/,
  /^arn:[\w-]+:bedrock-mantle:[\w-]+:\*:project\/[^*?]+$/,
  // Through one profile alone, which chooses the Region: bedrock.test.ts.
  /^arn:[\w-]+:bedrock:\*::foundation-model\/[^*?]+$/,
  /^arn:[\w-]+:bedrock:[\w-]+:\d{12}:model-invocation-job\/\*$/,
  /^arn:[\w-]+:bedrock:[\w-]+:\d{12}:prompt\/[0-9a-zA-Z]{10}:\*$/,
  /^arn:[\w-]+:bedrock:[\w-]+:\d{12}:(model-import-job|imported-model)\/\*$/,
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[^*?]+:\*$/,
  // SageMaker names a group after each endpoint and each inference component: host.test.ts.
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws\/sagemaker\/(Endpoints|InferenceComponents|Clusters)\/[^*?]*\*$/,
  // Glue and AgentCore name groups, runtimes and identities themselves: Glue after its kinds, AgentCore after the agent.
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws-glue\/\*$/,
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws\/bedrock-agentcore\/runtimes\/\w+-\*$/,
  /^arn:[\w-]+:bedrock-agentcore:[\w-]+:\d{12}:(runtime|workload-identity-directory\/default\/workload-identity)\/\w+-\*$/,
  /^arn:[\w-]+:s3:::[^*?]+\/\*$/,
  /^arn:[\w-]+:s3:[\w-]+:\d{12}:accesspoint\/[a-z0-9-]+\/object\/([^*?]+\/)?\*$/,
  /^arn:[\w-]+:es:[\w-]+:\d{12}:domain\/[^*?]+\/\*$/,
  // What Bedrock Marketplace names itself (each under conditions: host.test.ts), and names that begin as the wizard asked.
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:(endpoint|endpoint-config|model|transform-job)\/[^*?]*\*$/,
  // HyperPod: AWS chooses the IDs of clusters and access entries, and keeps images in accounts it does not list: hyperpod.test.ts.
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:cluster\/\*$/,
  /^arn:[\w-]+:eks:[\w-]+:\d{12}:access-entry\/[^*?]+\/\*$/,
  /^arn:[\w-]+:ecr:[\w-]+:\*:repository\/\*$/,
  // Jobs whose names begin as the wizard asked, and the versions of one group: fine-tune.test.ts.
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:training-job\/[^*?]+\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:model-package\/[^*?]+\/\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:\d{12}:inference-component\/[^*?]+\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:aws:hub-content\/SageMakerPublicHub\/Model\/\*$/,
  /^arn:[\w-]+:ecr:[\w-]+:\d{12}:repository\/\*$/,
  // Alarms that autoscaling names after the endpoint, and log streams of jobs, which begin with the job's name.
  /^arn:[\w-]+:cloudwatch:[\w-]+:\d{12}:alarm:[^*?]*\*$/,
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:\/aws\/sagemaker\/TransformJobs:log-stream:[^*?]*\*$/,
  // The IDs of scalable targets are AWS's; conditions say which: sagemaker-hosting.test.ts.
  /^arn:[\w-]+:application-autoscaling:[\w-]+:\d{12}:scalable-target\/\*$/,
  // Quotas of one service, whose codes are AWS's.
  /^arn:[\w-]+:servicequotas:[\w-]+:\d{12}:(bedrock|sagemaker|ec2)\/\*$/,
  // What is launched or named later: each under conditions, or only used (expectations/host-ecs.ts).
  /^arn:[\w-]+:ec2:[\w-]+:\d{12}:(capacity-reservation|fleet|instance|key-pair|launch-template|network-interface|security-group|subnet|volume)\/\*$/,
  /^arn:[\w-]+:ec2:[\w-]+::image\/\*$/,
  // ECS chooses the IDs of the instances of a cluster.
  /^arn:[\w-]+:ecs:[\w-]+:\d{12}:container-instance\/[^*?]+\/\*$/,
  // The IDs of an organization's root, units, accounts and policies of one type are AWS's.
  /^arn:[\w-]+:organizations::\d{12}:(root|ou|account|policy)\/o-[a-z0-9]+\/(bedrock_policy\/)?\*$/,
  // Through an endpoint: everything of the account, or of each account of the organization (endpoint-services.ts).
  /^arn:[\w-]+:(kms:[\w-]+:(\d{12}|\*):key\/|logs:[\w-]+:(\d{12}|\*):log-group:|iam::(\d{12}|\*):role\/)\*$/,
  /^arn:[\w-]+:ecr:[\w-]+:\*:repository\/\*$/,
  /^arn:[\w-]+:sagemaker:[\w-]+:(\d{12}|\*):(endpoint|endpoint-config|model|inference-component|transform-job)\/\*$/,
  /^arn:[\w-]+:bedrock:[\w-]+:(\d{12}|\*):(model-invocation-job|model-import-job|imported-model)\/\*$/,
  /^arn:[\w-]+:iam::\d{12}:(role|policy|instance-profile)\/([^*?]+\/)?\*$/,
];
/** Actions without a resource type: they stand on * or are denied. [iam-data] */
const NO_RESOURCE = new Set<string>([
  ...LOG_LISTS,
  ...QUOTA_LISTS,
  'application-autoscaling:DescribeScalableTargets',
  'application-autoscaling:DescribeScalingActivities',
  'application-autoscaling:DescribeScalingPolicies',
  'bedrock:ListModelInvocationJobs',
  'bedrock:PutModelInvocationLoggingConfiguration',
  'bedrock:GetModelInvocationLoggingConfiguration',
  'bedrock:DeleteModelInvocationLoggingConfiguration',
  // AWS prints these on * for jobs in a VPC; their conditions keep them to interfaces of the jobs: storage.test.ts.
  'ec2:CreateNetworkInterfacePermission',
  'ec2:DeleteNetworkInterface',
  'ec2:DeleteNetworkInterfacePermission',
  'bedrock:CallWithBearerToken',
  'bedrock-mantle:CallWithBearerToken',
  'sagemaker:CallWithBearerToken',
  'bedrock:CreateAgent',
  'bedrock:CreateFlow',
  'bedrock:CreatePrompt',
  'bedrock:GetFoundationModelAvailability',
  'bedrock:ListAgents',
  'bedrock:ListCustomModels',
  'bedrock:ListEvaluationJobs',
  'bedrock:ListFlows',
  'bedrock:ListFoundationModelAgreementOffers',
  'bedrock:ListFoundationModels',
  'bedrock:ListGuardrails',
  'bedrock:ListInferenceProfiles',
  'bedrock:ListMarketplaceModelEndpoints',
  'bedrock:ListPromptRouters',
  'bedrock:ListPrompts',
  'bedrock:ListProvisionedModelThroughputs',
  'bedrock:ValidateFlowDefinition',
  'bedrock-agentcore:CreateAgentRuntime',
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
  // Human loops of an evaluation: AWS's page says that these must stand on *.
  'sagemaker:StartHumanLoop',
  'sagemaker:StopHumanLoop',
  'sagemaker:DeleteHumanLoop',
  'sagemaker:DescribeHumanLoop',
  'sagemaker:DescribeFlowDefinition',
  'bedrock:CreateMarketplaceModelEndpoint',
  'bedrock:ListMarketplaceModelEndpoints',
  // AWS documents these on * for a function in a VPC, and denies them to the function’s code: entities.test.ts.
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
  'ec2:GetSecurityGroupsForVpc',
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'sagemaker:ListInferenceComponents',
  'sagemaker:ListTrainingJobs',
  'sagemaker:ListClusters',
  // HyperPod moves interfaces between instances in accounts of AWS: hyperpod.test.ts.
  'ec2:AttachNetworkInterface',
  'ec2:DetachNetworkInterface',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeTags',
  'bedrock:CreateModelImportJob',
  'bedrock:ListModelImportJobs',
  'bedrock:ListImportedModels',
  'cloudwatch:PutMetricData',
  'ecr:GetAuthorizationToken',
  'bedrock:RetrieveAndGenerate',
  'sts:GetCallerIdentity',
  'organizations:DescribeOrganization',
  'organizations:ListPolicies',
  'organizations:ListRoots',
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
  'ecs:DiscoverPollEndpoint',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeCapacityBlockOfferings',
  'ec2:DescribeCapacityReservations',
  'ec2:DescribeInstanceTypeOfferings',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeRouteTables',
  'ec2:DescribeVolumes',
  'ec2:DescribeVolumesModifications',
]);

test('complete answers compose without placeholders, problems or findings', () => {
  fc.assert(
    fc.property(completeAnswers, (answers) => {
      const kit = compose(answers);
      expect([kit.placeholders, kit.problems]).toEqual([[], []]);
      for (const document of documentsOf(kit)) {
        expect(checkText(document.type, print(document.document)).findings).toEqual([]);
      }
    }),
  );
});

test('whatever the answers, every document is valid and every role has permissions', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const role of kit.roles) expect(role.permissions.length).toBeGreaterThan(0);
      for (const document of documentsOf(kit)) {
        expect(checkText(document.type, print(document.document)).findings).toEqual([]);
      }
    }),
  );
});

test('whatever the answers, IAM accepts what roles are called and described as', () => {
  const refused = (answers: Answers) =>
    createdRoles(compose(answers)).flatMap(({ name, path, description, tags }) =>
      [
        ['roleName', name] as const,
        ['path', path] as const,
        ['roleDescription', description] as const,
        ...tags.flatMap(({ key, value }) => [['tagKey', key] as const, ['tagValue', value] as const]),
      ].filter(([rule, text]) => !matchesName(rule, text)),
    );
  for (const { id } of scenarios.all())
    fc.assert(
      fc.property(completeAnswersOf(id as ScenarioId), (answers) => {
        expect(refused(answers)).toEqual([]);
      }),
      { numRuns: 30 },
    );
}, 90_000);

test('the same answers give the same bytes', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const again = structuredClone(answers);
      expect(JSON.stringify(compose(again))).toBe(JSON.stringify(compose(answers)));
    }),
  );
});

test('a kit never mixes partitions', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const partitions = new Set(
        documentsOf(compose(answers))
          .flatMap(arnsOf)
          .map((arn) => arn.partition),
      );
      expect(partitions.size).toBeLessThanOrEqual(1);
    }),
  );
});

test('Regions, accounts and keys of a statement belong together', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const arn of documentsOf(kit)
        .flatMap(arnsOf)
        .filter(({ region }) => region !== '' && region !== '*')) {
        expect([arn, partitionOfRegion(arn.region)?.id]).toEqual([arn, arn.partition]);
      }
      for (const { Condition, Resource } of statementsOf(kit)) {
        const account = Condition?.['StringEquals']?.['aws:SourceAccount'];
        for (const source of toArray(Condition?.['ArnLike']?.['aws:SourceArn']))
          expect(parseArn(String(source))?.account).toBe(account);
        for (const service of toArray(Condition?.['StringEquals']?.['kms:ViaService']))
          for (const key of toArray(Resource))
            expect(service).toMatch(new RegExp(`^(s3|bedrock)\\.${parseArn(key)?.region}\\.amazonaws\\.`));
      }
    }),
  );
});

test('no statement, and no list in it, says a thing twice', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { Action, Resource, Condition } of statementsOf(compose(answers))) {
        const values = Object.values(Condition ?? {}).flatMap((keys) => Object.values(keys));
        for (const list of [toArray(Action), toArray(Resource), ...values.map(toArray)])
          expect(new Set(list).size).toBe(list.length);
      }
    }),
  );
});

test('Sids are unique and of letters and digits', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const document of documentsOf(compose(answers))) {
        const sids = document.document.Statement.map((statement) => statement.Sid ?? '');
        expect(new Set(sids).size).toBe(sids.length);
        for (const sid of sids) expect(sid).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
      }
    }),
  );
});

test('no action has a wildcard, and a resource only where its ID cannot be known', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const statement of grantingStatements(compose(answers))) {
        // A Deny may name what is not there yet: a pattern in it closes, and has no effect.
        if (statement.Effect === 'Deny') continue;
        for (const action of toArray(statement.Action)) expect(action).not.toMatch(/[*?]/);
        for (const resource of toArray(statement.Resource)) {
          if (resource === '*') {
            expect(toArray(statement.Action).filter((action) => !NO_RESOURCE.has(action))).toEqual([]);
          } else if (/[*?]/.test(resource)) {
            expect(
              OPEN_ENDED.some((pattern) => pattern.test(resource)),
              resource,
            ).toBe(true);
          }
        }
      }
    }),
  );
});

test('a permissions policy never passes its size limit', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const document of documentsOf(compose(answers))) {
        if (document.type !== 'identity') continue;
        expect(nonWhitespaceLength(print(document.document))).toBeLessThanOrEqual(MAX_POLICY_SIZES.identity);
      }
    }),
  );
});

test('every statement knows why it is there', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const document of documentsOf(compose(answers))) {
        expect(document.whys.length).toBe(document.document.Statement.length);
        for (const why of document.whys.flat()) {
          // AWS's pages on its images moved from its documentation to its own pages on GitHub.
          expect(why.page).toMatch(
            // AWS’s own pages on its containers and its Python SDK stand elsewhere.
            /^https:\/\/(?:docs\.aws\.amazon\.com|aws\.github\.io\/deep-learning-containers|sagemaker\.readthedocs\.io)\//,
          );
          expect(Math.min(why.answers.length, why.calls.length, why.text.length)).toBeGreaterThan(0);
        }
      }
    }),
  );
});

/** Actions that S3 checks on the bucket. */
const BUCKET_ACTIONS = new Set([
  's3:CreateBucket',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListBucketVersions',
  's3:GetBucketCORS',
  's3:GetBucketLocation',
]);

test('buckets are listed on the bucket and read below it, never the other way round', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const statement of statementsOf(compose(answers))) {
        // A bucket policy that denies, or leaves reads to access points, names the bucket and its objects together.
        if (statement.Principal === '*' || JSON.stringify(statement.Principal) === '{"AWS":"*"}') continue;
        for (const resource of toArray(statement.Resource).filter((arn) => arn.includes(':s3:::'))) {
          const onObjects = resource.includes('/');
          expect(toArray(statement.Action).every((action) => BUCKET_ACTIONS.has(action) !== onObjects)).toBe(
            true,
          );
        }
      }
    }),
  );
});

test('the account and organization of foundation models are never asked for', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const statement of statementsOf(compose(answers))) {
        const models = toArray(statement.Resource).filter((arn) => arn.includes(':foundation-model/'));
        if (models.length === 0) continue;
        expect(JSON.stringify(statement.Condition ?? {})).not.toMatch(/aws:Resource/);
        for (const model of models) expect(parseArn(model)?.account).toBe('');
      }
    }),
  );
});

test('PassRole names roles of the kit, and their service where AWS documents one', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const kit = compose(answers);
      for (const statement of statementsOf(kit).filter((each) =>
        toArray(each.Action).includes('iam:PassRole'),
      )) {
        expect(statement.Action).toBe('iam:PassRole');
        const own = createdRoles(kit).map((role) => role.arn);
        // The delegated admin of app roles passes those below the path.
        if (kit.scenario === 'app-boundary') expect(statement.Resource).toMatch(/:role\/.+\/\*$/);
        else for (const resource of toArray(statement.Resource)) expect(own).toContain(resource);
        // AWS documents no service for the role of an OpenSearch connector, or of a job of AWS Batch.
        const services = toArray(statement.Condition?.['StringEquals']?.['iam:PassedToService']);
        const undocumented =
          kit.scenario.startsWith('opensearch') || readAnswers(answers).view.entity.id === 'batch-job';
        expect(services.length === 0).toBe(undocumented);
      }
    }),
  );
});

test('twenty long buckets are split over policies without losing one', () => {
  const buckets = Array.from(
    { length: 20 },
    (_, i) => `weights-${i}-${'x'.repeat(40)}/${'deep/'.repeat(30)}${i}`,
  );
  const kit = compose(setAnswer(startAnswers('host-ec2'), 'weights', buckets));
  const { permissions } = kit.roles[0]!;
  expect(permissions.length).toBeGreaterThan(1);
  const read = permissions
    .flatMap((policy) => policy.document.Statement)
    .filter((statement) => toArray(statement.Action).includes('s3:GetObject'))
    .flatMap((statement) => toArray(statement.Resource));
  expect(read.toSorted()).toEqual(buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`).toSorted());
  expect(permissions.map((policy) => policy.name).join()).toBe(
    'DeepSeekEc2RolePolicy,DeepSeekEc2RolePolicy-2,DeepSeekEc2RolePolicy-3'
      .split(',')
      .slice(0, permissions.length)
      .join(),
  );
});

test('scenarios name questions that exist, and starting values that fit them', () => {
  for (const scenario of scenarios.all()) {
    const named = [...scenario.fields, ...Object.keys(scenario.initial)];
    expect(named.filter((id) => !isFieldId(id))).toEqual([]);
  }
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html#API_CreateRole_RequestParameters */
const ROLE_DESCRIPTION = /^[\t\n\r -~\u00a1-\u00ff]{0,1000}$/;

test('IAM accepts the description of every role: it refuses curly quotation marks', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { description } of createdRoles(compose(answers)))
        expect(description).toMatch(ROLE_DESCRIPTION);
    }),
    { numRuns: 300 },
  );
});
