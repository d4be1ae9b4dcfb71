// AWS services that use a role of their own accord.
import type { TrustedEntity } from '#core/catalog/entity.ts';

export const SERVICE_ENTITIES = [
  {
    id: 'bedrock-import',
    name: 'Amazon Bedrock, for import jobs',
    detail: 'Bedrock assumes the role to read the weights',
    trust: 'service',
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
    trust: 'service',
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
    trust: 'service',
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
