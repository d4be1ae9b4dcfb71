// Who may use a role (AWS: trusted entity), and what its trust policy may safely ask for. One row each.
import type { PageId } from './pages.ts';

/**
 * How far AWS documents a confused-deputy condition for a service:
 * `on` is documented, `opt-in` is mentioned without a sample, `off` is undocumented or known to break.
 */
export type SourceCondition = 'on' | 'opt-in' | 'off';

export interface TrustedEntity {
  readonly id: string;
  readonly name: string;
  /** One line under the name. */
  readonly detail: string;
  /** The Sid of its trust statement. */
  readonly sid: string;
  /** Service principals, the same in every partition; empty when the trusted entity is an account. */
  readonly services: readonly string[];
  readonly sourceAccount: SourceCondition;
  /** Patterns of aws:SourceArn, expanded once per Region (and per domain); absent when AWS shows none. */
  readonly sourceArn?: string;
  /** What a reader should know about its conditions, said beside the trust policy. */
  readonly conditionNote: string;
  /** Fields only this entity needs. */
  readonly fields: readonly string[];
  readonly page: PageId;
}

export const ENTITIES = [
  {
    id: 'lambda',
    name: 'AWS Lambda function',
    detail: 'The execution role of a function',
    sid: 'LambdaAssume',
    services: ['lambda.amazonaws.com'],
    sourceAccount: 'opt-in',
    conditionNote:
      'AWS documents this trust without conditions. aws:SourceAccount is mentioned in the Lambda guide without a sample, so it is a switch that starts off.',
    fields: ['functionLogs', 'functionNames', 'sourceConditions'],
    page: 'lambdaRole',
  },
  {
    id: 'ecs',
    name: 'Amazon ECS task',
    detail: 'The task role; pulling images belongs to the task execution role',
    sid: 'EcsTasksAssume',
    services: ['ecs-tasks.amazonaws.com'],
    sourceAccount: 'on',
    sourceArn: 'arn:{partition}:ecs:{region}:{account}:*',
    conditionNote: 'ECS does not support naming one cluster in aws:SourceArn, so it ends in a wildcard.',
    fields: ['sourceConditions'],
    page: 'ecsTaskRole',
  },
  {
    id: 'ec2',
    name: 'Amazon EC2 instance',
    detail: 'The role in an instance profile',
    sid: 'Ec2Assume',
    services: ['ec2.amazonaws.com'],
    sourceAccount: 'off',
    conditionNote:
      'Conditions on the source account are undocumented for EC2, and reports conflict on whether they break it. A scanner may flag the bare trust; that is expected.',
    fields: [],
    page: 'ec2Roles',
  },
  {
    id: 'account',
    name: 'Another AWS account',
    detail: 'A partner, or an account of your own organization',
    sid: 'OtherAccountAssume',
    services: [],
    sourceAccount: 'off',
    conditionNote:
      'The external ID keeps others who know the role ARN from using it through the trusted account.',
    fields: ['trustedPrincipals', 'relation', 'externalId', 'organizationId', 'sessionDuration'],
    page: 'iamConfusedDeputy',
  },
  {
    id: 'bedrock-import',
    name: 'Amazon Bedrock, for import jobs',
    detail: 'Bedrock assumes the role to read the weights',
    sid: 'BedrockImportAssume',
    services: ['bedrock.amazonaws.com'],
    sourceAccount: 'on',
    sourceArn: 'arn:{partition}:bedrock:{region}:{account}:model-import-job/*',
    conditionNote: 'Both conditions use one account: only import jobs of your own account can use the role.',
    fields: ['sourceConditions'],
    page: 'bedrockImportRole',
  },
  {
    id: 'sagemaker',
    name: 'Amazon SageMaker',
    detail: 'The execution role of a model behind an endpoint',
    sid: 'SageMakerAssume',
    services: ['sagemaker.amazonaws.com'],
    sourceAccount: 'on',
    sourceArn: 'arn:{partition}:sagemaker:{region}:{account}:*',
    conditionNote:
      'AWS warns not to name one model or endpoint in aws:SourceArn for inference, so it stays account-wide.',
    fields: ['sourceConditions'],
    page: 'sagemakerDeputy',
  },
  {
    id: 'opensearch-domain',
    name: 'Amazon OpenSearch Service domain',
    detail: 'A managed domain whose connector calls the model',
    sid: 'OpenSearchConnectorAssume',
    services: ['opensearchservice.amazonaws.com', 'es.amazonaws.com'],
    sourceAccount: 'on',
    sourceArn: 'arn:{partition}:es:{region}:{account}:domain/{domain}',
    conditionNote:
      'A domain that is renamed or replaced can no longer assume the role: list the new one too.',
    fields: ['domains', 'sourceConditions'],
    page: 'openSearchConnectors',
  },
] as const satisfies readonly TrustedEntity[];

export type EntityId = (typeof ENTITIES)[number]['id'];

const byId: ReadonlyMap<string, TrustedEntity> = new Map(ENTITIES.map((entity) => [entity.id, entity]));

export function findEntity(id: string): TrustedEntity | undefined {
  return byId.get(id);
}
