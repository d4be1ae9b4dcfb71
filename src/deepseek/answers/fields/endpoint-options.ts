// Endpoints that have the same words in every list of VPC endpoint policies.
import type { Option } from '#deepseek/answers/field.ts';

export const CALLER_ENDPOINTS = [
  { value: 'agent', label: 'bedrock-agent', detail: 'Builds agents, flows and prompts' },
  {
    value: 'agent-runtime',
    label: 'bedrock-agent-runtime',
    detail: 'Calls agents, flows and knowledge bases',
  },
  { value: 'sagemaker-runtime', label: 'sagemaker.runtime', detail: 'Calls SageMaker endpoints' },
] as const satisfies readonly Option[];

export const REGISTRY_ENDPOINTS = [
  { value: 'ecr-api', label: 'ecr.api', detail: 'Images, with AWS’s serving images' },
  { value: 'ecr-dkr', label: 'ecr.dkr', detail: 'The same for the Docker client' },
] as const satisfies readonly Option[];
