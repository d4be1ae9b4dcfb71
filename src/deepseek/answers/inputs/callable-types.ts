// The types of ARNs that can be called, and those that people paste by mistake: one row each.
import type { InputRuleId } from '#iam/facts/input-rules.ts';

export type CallableKind =
  | 'foundation-model'
  | 'inference-profile'
  | 'application-inference-profile'
  | 'imported-model'
  | 'provisioned-model'
  | 'marketplace-endpoint'
  | 'sagemaker-endpoint';

/** An ARN that can be called, taken apart. */
export interface Callable {
  readonly kind: CallableKind;
  readonly arn: string;
  readonly region: string;
  /** Undefined for foundation models, which AWS owns. */
  readonly account: string | undefined;
  /** The last part: a model ID, a profile ID or an endpoint name. */
  readonly name: string;
}

/** How the ARN of one type looks. */
export interface CallableType {
  readonly kind: CallableKind;
  readonly service: string;
  readonly prefix: string;
  readonly rule: InputRuleId;
  readonly noun: string;
  readonly example: string;
}

const BEDROCK_EXAMPLE = 'arn:aws:bedrock:us-east-1:111122223333:';

export const CALLABLE_TYPES: readonly CallableType[] = [
  {
    kind: 'foundation-model',
    service: 'bedrock',
    prefix: 'foundation-model/',
    rule: 'foundationModelArn',
    noun: 'foundation model',
    example: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
  },
  {
    kind: 'inference-profile',
    service: 'bedrock',
    prefix: 'inference-profile/',
    rule: 'inferenceProfileArn',
    noun: 'inference profile',
    example: `${BEDROCK_EXAMPLE}inference-profile/us.deepseek.r1-v1:0`,
  },
  {
    kind: 'application-inference-profile',
    service: 'bedrock',
    prefix: 'application-inference-profile/',
    rule: 'applicationInferenceProfileArn',
    noun: 'application inference profile',
    example: `${BEDROCK_EXAMPLE}application-inference-profile/a1b2c3d4e5f6`,
  },
  {
    kind: 'imported-model',
    service: 'bedrock',
    prefix: 'imported-model/',
    rule: 'importedModelArn',
    noun: 'imported model',
    example: `${BEDROCK_EXAMPLE}imported-model/a1b2c3d4e5f6`,
  },
  {
    kind: 'provisioned-model',
    service: 'bedrock',
    prefix: 'provisioned-model/',
    rule: 'provisionedModelArn',
    noun: 'provisioned model',
    example: `${BEDROCK_EXAMPLE}provisioned-model/a1b2c3d4e5f6`,
  },
  {
    kind: 'marketplace-endpoint',
    service: 'bedrock',
    prefix: 'marketplace/',
    rule: 'marketplaceEndpointArn',
    noun: 'Bedrock Marketplace endpoint',
    example: `${BEDROCK_EXAMPLE}marketplace/model-endpoint/all-access`,
  },
  {
    kind: 'sagemaker-endpoint',
    service: 'sagemaker',
    prefix: 'endpoint/',
    rule: 'sagemakerEndpointArn',
    noun: 'SageMaker endpoint',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek-r1-distill-qwen-7b',
  },
];

/** ARN types that cannot be called, and what to paste instead. */
export const NOT_CALLABLE: readonly { service: string; prefix: string; message: string }[] = [
  {
    service: 'bedrock',
    prefix: 'custom-model/',
    message: 'A custom model cannot be called by this ARN. Paste an imported-model ARN.',
  },
  {
    service: 'bedrock',
    prefix: 'custom-model-deployment/',
    message:
      'DeepSeek models cannot be customized on Bedrock, so a custom model deployment cannot be one. Paste an imported-model ARN.',
  },
  {
    service: 'bedrock',
    prefix: 'model-import-job/',
    message:
      'This is the import job, not the model it made. Paste the imported-model ARN that the finished job shows.',
  },
  {
    service: 'bedrock',
    prefix: 'guardrail/',
    message: 'A guardrail is not a model. Paste the ARN of what the app calls.',
  },
  {
    service: 'bedrock',
    prefix: 'prompt-router/',
    message: 'Prompt routers do not support DeepSeek. Paste a model or profile ARN.',
  },
  {
    service: 'bedrock',
    prefix: 'default-prompt-router/',
    message: 'Prompt routers do not support DeepSeek. Paste a model or profile ARN.',
  },
  {
    service: 'sagemaker',
    prefix: '',
    message: 'In SageMaker, an app calls an endpoint. Paste an ARN that ends in endpoint/NAME.',
  },
  {
    service: 's3',
    prefix: '',
    message:
      'An S3 ARN names data, not a model, and Bedrock actions do not work on it. Enter buckets under “Which data?”.',
  },
];
