// AWS Step Functions state machine: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'step-functions',
  rank: 240,
  name: 'AWS Step Functions state machine',
  detail: 'It calls the model itself',
  sentence: 'A {entity:state machine}[ named {stateMachines}][ in account {account}]',
  more: true,
  trust: 'service',
  sid: 'StepFunctionsAssume',
  services: ['states.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:states:{region}:{account}:stateMachine:{name}',
  sourceNames: { field: 'stateMachines', noun: 'state machine' },
  conditionNote:
    'Only state machines of your own account. Name them to keep out the others: without a name, AWS’s own sample ends in a wildcard.',
  fields: [
    'stateMachines',
    'payloadInput',
    'payloadOutput',
    'workflowLogs',
    'workflowTraces',
    'deployerPolicy',
    'sourceConditions',
  ],
  without: ['streaming', 'network', 'endpointTokens'],
  page: 'stepFunctionsRole',
} as const satisfies TrustedEntity;
