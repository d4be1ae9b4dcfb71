// Questions on quotas, and on the trail that records calls.
import { choicesField, textField } from '#deepseek/answers/field.ts';
import { readTrail } from '#deepseek/answers/inputs/trail.ts';

export const auditFields = {
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
  auditTrail: textField({
    key: 'atr',
    step: 'data',
    rank: 2490,
    label: 'CloudTrail trail that records guardrails, agents and flows, too',
    sentence: 'recorded by {auditTrail:trail *}',
    hint: 'ARN of a trail in this account: the deployer can then choose what it records. Leave empty to leave trails alone',
    example: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
    required: false,
    identifying: true,
    check: (raw, view) => readTrail(raw, view.home),
    placeholder: () => '',
  }),
};
