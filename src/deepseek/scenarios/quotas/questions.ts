// The question on quotas: those of which services.
import { choicesField } from '#deepseek/answers/field.ts';

export const questions = {
  quotaServices: choicesField({
    key: 'qs',
    step: 'models',
    rank: 1830,
    label: 'Whose quotas?',
    style: 'cards',
    options: () => [
      {
        value: 'bedrock',
        label: 'Amazon Bedrock',
        detail: 'Requests and tokens per minute, batch jobs, imported models',
      },
      {
        value: 'sagemaker',
        label: 'SageMaker AI',
        detail: 'Instances for endpoints, training and batch transform',
      },
      { value: 'ec2', label: 'Amazon EC2', detail: 'vCPUs of GPU instances' },
    ],
    initial: () => ['bedrock'],
  }),
};
