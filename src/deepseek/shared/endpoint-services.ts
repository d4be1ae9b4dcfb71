// What passes the VPC endpoints around Bedrock's runtime: jobs, agents, SageMaker, files, keys, logs, images and roles.
// Their resources belong to the caller's own account or organization, except for what AWS itself owns.
// https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { ecr, kms, logs, s3, sts } from './endpoint-data-services.ts';
import { agentRuntime, agents, control, sageMakerApi, sageMakerRuntime } from './endpoint-model-services.ts';

export interface EndpointService {
  /** The answer that asks for it. */
  readonly id: string;
  /** As the name of the endpoint has it, after the Region. */
  readonly service: string;
  readonly statements: (checked: CheckedAnswers) => readonly PlannedStatement[];
  /** What its policy does not stop. */
  readonly leaves: readonly string[];
}

const SERVICE_SIDE =
  'Calls that AWS makes for you from its own network, such as those of jobs and endpoints.';
const KEYS_THROUGH_S3 =
  'Keys that S3 or SageMaker use for you: such calls do not come through this endpoint.';

export const ENDPOINT_SERVICES: readonly EndpointService[] = [
  {
    id: 'control',
    service: 'bedrock',
    statements: control,
    leaves: [
      'Which weights an import job reads.',
      'Guardrails, evaluation jobs, the log, Marketplace endpoints and new profiles: add them for people who manage these through this endpoint.',
    ],
  },
  {
    id: 'agent',
    service: 'bedrock-agent',
    statements: agents,
    leaves: ['Which models agents and flows use: that is for the roles they assume.'],
  },
  {
    id: 'agent-runtime',
    service: 'bedrock-agent-runtime',
    statements: agentRuntime,
    leaves: ['Which models agents and flows call.'],
  },
  {
    id: 'sagemaker-runtime',
    service: 'sagemaker.runtime',
    statements: sageMakerRuntime,
    leaves: ['Which model an endpoint serves: IAM cannot see its weights.'],
  },
  {
    id: 'sagemaker-api',
    service: 'sagemaker.api',
    statements: sageMakerApi,
    leaves: ['Which weights a model is made of.'],
  },
  {
    id: 's3',
    service: 's3',
    statements: s3,
    leaves: [
      'Buckets of services that you use through this endpoint and did not choose, such as those of package mirrors: they stop working.',
    ],
  },
  {
    id: 'sts',
    service: 'sts',
    statements: sts,
    leaves: ['Calls to the global endpoint, sts.amazonaws.com, which do not use this one.'],
  },
  { id: 'kms', service: 'kms', statements: kms, leaves: [KEYS_THROUGH_S3] },
  {
    id: 'logs',
    service: 'logs',
    statements: logs,
    leaves: ['Reading logs: add it where people read them through this endpoint.'],
  },
  {
    id: 'ecr-api',
    service: 'ecr.api',
    statements: ecr,
    leaves: ['Pushing images: add it for build hosts.'],
  },
  {
    id: 'ecr-dkr',
    service: 'ecr.dkr',
    statements: ecr,
    leaves: [
      'Pushing images: add it for build hosts.',
      'Layers come through the S3 endpoint, with its own policy.',
    ],
  },
].map((row) => ({ ...row, leaves: [...row.leaves, SERVICE_SIDE] }));
