// Ways to widen access in templates of SAM, each of which diff --fail-on gained must see.
import { inRepository } from './testing/repository.ts';
import { testChanges, yaml, type TextChange } from './testing/changes.ts';

const sam = (properties: string, more = ''): string => `Transform: AWS::Serverless-2016-10-31
${more}Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
${properties}`;

/** A row that says nothing gives no access. */
const SAM: Readonly<Record<string, TextChange>> = {
  'a policy template that is added': yaml(
    sam('      Policies:\n        - DynamoDBReadPolicy: { TableName: jobs }\n'),
    '      Policies:\n',
    '      Policies:\n        - DynamoDBCrudPolicy: { TableName: jobs }\n',
    /\+ dynamodb:DeleteItem/,
  ),
  'a policy template for any table': yaml(
    sam('      Policies:\n        - DynamoDBReadPolicy: { TableName: jobs }\n'),
    'jobs',
    "'*'",
    /\+ dynamodb:GetItem/,
  ),
  'a policy template that nobody knows': yaml(
    sam('      Policies:\n        - DynamoDBReadPolicy: { TableName: jobs }\n'),
    'DynamoDBReadPolicy',
    'DynamoDBEverythingPolicy',
    /cannot be read: .*DynamoDBEverythingPolicy/,
  ),
  'a managed policy by its name': yaml(
    sam('      Policies: [AWSLambdaBasicExecutionRole]\n'),
    'AWSLambdaBasicExecutionRole',
    'AdministratorAccess',
    /\+ AdministratorAccess/,
  ),
  'a boundary in Globals that goes': yaml(
    sam(
      '      Policies: [AWSLambdaBasicExecutionRole]\n',
      'Globals:\n  Function:\n    PermissionsBoundary: arn:aws:iam::111122223333:policy/limit\n',
    ),
    '    PermissionsBoundary: arn:aws:iam::111122223333:policy/limit\n',
    '    Timeout: 3\n',
    /boundary: was .*now none/,
  ),
  'a connector that may write': yaml(
    `${sam('      Timeout: 3\n')}  Link:
    Type: AWS::Serverless::Connector
    Properties: { Source: { Id: Function }, Destination: { Id: Table }, Permissions: [Read] }
`,
    '[Read]',
    '[Read, Write]',
    /cannot be read: .*Link/,
  ),
  'a policy of a state machine': yaml(
    sam('      Policies:\n        - LambdaInvokePolicy: { FunctionName: f }\n').replace(
      '::Function',
      '::StateMachine',
    ),
    'LambdaInvokePolicy: { FunctionName: f }',
    "SSMParameterReadPolicy: { ParameterName: '*' }",
    /\+ ssm:GetParameter /,
  ),
  'the first of several policy templates': yaml(
    sam(
      '      Policies:\n        - SQSPollerPolicy: { QueueName: q }\n        - DynamoDBReadPolicy: { TableName: jobs }\n        - Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }]\n',
    ),
    '        - SQSPollerPolicy: { QueueName: q }\n',
    '',
  ),
};

inRepository('SAM', () => testChanges(SAM));
