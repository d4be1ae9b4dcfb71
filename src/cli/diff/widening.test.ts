// Ways to widen access, each of which diff --fail-on gained must see; and changes that give nothing, which it must let pass.
import { expect, test } from 'vitest';
import { gitAsText } from './git-as-text.ts';
import { gitDifference } from './git-difference.ts';
import { commit, inRepository } from './testing/repository.ts';
import { statusOf } from './totals.ts';

/** The same text with one part replaced, in a file of that name. */
interface Change {
  readonly file: string;
  readonly text: string;
  readonly was: string;
  readonly is: string;
  /** Behind it, what the output must say. Without it nothing may be gained. */
  readonly says?: RegExp;
}

const statement = (rest: string): string =>
  `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", ${rest}}]}`;
const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const READ = '"Action": "s3:GetObject"';

const json = (text: string, was: string, is: string, says?: RegExp): Change => ({
  file: 'policy.json',
  text,
  was,
  is,
  ...(says && { says }),
});

const JSON_CHANGES: Readonly<Record<string, Change>> = {
  'a wider pattern of a resource': json(
    statement(`${READ}, "Resource": "${BUCKET}/a/*"`),
    '/a/*',
    '/*',
    /s3:GetObject .*may allow more/,
  ),
  'another resource in place of the one': json(
    statement(`${READ}, "Resource": "${BUCKET}/*"`),
    'bucket/*',
    'bucket-2/*',
    /s3:GetObject .*may allow more/,
  ),
  'a role that may be passed': json(
    statement('"Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app"'),
    'role/app',
    'role/*',
    /iam:PassRole .*may allow more/,
  ),
  'StringLike in place of StringEquals': json(
    statement(
      `"Action": "sts:AssumeRole", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalTag/team": "a*"}}`,
    ),
    'StringEquals',
    'StringLike',
    /sts:AssumeRole .*may allow more/,
  ),
  IfExists: json(
    statement(`${READ}, "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}`),
    'StringEquals',
    'StringEqualsIfExists',
    /s3:GetObject .*may allow more/,
  ),
  ForAllValues: json(
    statement(`${READ}, "Resource": "*", "Condition": {"ForAnyValue:StringEquals": {"aws:TagKeys": "a"}}`),
    'ForAnyValue',
    'ForAllValues',
    /s3:GetObject .*may allow more/,
  ),
  'one more Region': json(
    statement(
      `${READ}, "Resource": "*", "Condition": {"StringEquals": {"aws:RequestedRegion": ["us-east-1"]}}`,
    ),
    '"us-east-1"',
    '"us-east-1", "us-west-2"',
    /s3:GetObject .*may allow more/,
  ),
  'a condition that goes': json(
    statement(`${READ}, "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}`),
    ', "Condition": {"Bool": {"aws:SecureTransport": "true"}}',
    '',
    /s3:GetObject .*may allow more/,
  ),
  'NotAction that excludes less': json(
    statement('"NotAction": ["iam:*", "sqs:*"], "Resource": "*"'),
    '"iam:*", "sqs:*"',
    '"iam:*"',
    /\+ sqs:SendMessage/,
  ),
  'NotResource that excludes less': json(
    statement(`${READ}, "NotResource": ["${BUCKET}/private/*", "${BUCKET}/secret/*"]`),
    `, "${BUCKET}/secret/*"`,
    '',
    /s3:GetObject .*may allow more/,
  ),
  'a Deny that may be passed by': json(
    statement(
      `${READ}, "Resource": "*"}, {"Effect": "Deny", "NotAction": ["s3:*", "sqs:SendMessage"], "Resource": "*"`,
    ),
    '["s3:*", "sqs:SendMessage"]',
    '["s3:*", "sqs:*"]',
    /\+ sqs:DeleteQueue/,
  ),
  'a Deny for all but one more principal': json(
    statement(
      `"Principal": {"AWS": "arn:aws:iam::111122223333:root"}, ${READ}, "Resource": "${BUCKET}/*"}, {"Effect": "Deny", "NotPrincipal": {"AWS": ["arn:aws:iam::111122223333:role/a"]}, "Action": "s3:*", "Resource": "${BUCKET}/*"`,
    ),
    'role/a"',
    'role/a", "arn:aws:iam::111122223333:role/b"',
    /role\/b/,
  ),
  'a wildcard in an action': json(
    statement('"Action": "sqs:SendMessage", "Resource": "*"'),
    'SendMessage',
    '*',
    /\+ sqs:DeleteQueue/,
  ),
  'an action that AWS added since': json(
    statement('"Action": ["sqs:SendMessage"], "Resource": "*"'),
    '"sqs:SendMessage"',
    '"sqs:SendMessage", "sqs:GrantEverything"',
    /\+ sqs:GrantEverything/,
  ),
  'an action of a service that AWS added since': json(
    statement('"Action": ["sqs:SendMessage"], "Resource": "*"'),
    '"sqs:SendMessage"',
    '"sqs:SendMessage", "newest:DoAll"',
    /\+ newest:DoAll/,
  ),
  'a type of resource that the reference has not for the action': json(
    statement(
      '"Action": "elasticloadbalancing:AddTags", "Resource": ["arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*"]',
    ),
    '/app/*"',
    '/app/*", "arn:aws:elasticloadbalancing:*:*:targetgroup/*/*"',
    /elasticloadbalancing:AddTags .*may allow more/,
  ),
  'a Deny that goes': json(
    statement(
      `"Action": "s3:*", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"`,
    ),
    ', {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}',
    '',
    /\+ s3:DeleteObject/,
  ),
  'a Deny that asks for one thing more': json(
    statement(
      `${READ}, "Resource": "*"}, {"Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}`,
    ),
    '"aws:SecureTransport": "false"',
    '"aws:SecureTransport": "false", "aws:ViaAWSService": "true"',
    /sqs:SendMessage .*may allow more/,
  ),
  'a second principal in a trust policy': json(
    statement('"Principal": {"AWS": ["arn:aws:iam::111122223333:role/a"]}, "Action": "sts:AssumeRole"'),
    'role/a"',
    'role/a", "arn:aws:iam::444455556666:root"',
    /444455556666:root:\n +\+ sts:AssumeRole/,
  ),
  'everyone in a trust policy': json(
    statement('"Principal": {"AWS": "arn:aws:iam::111122223333:role/a"}, "Action": "sts:AssumeRole"'),
    'arn:aws:iam::111122223333:role/a',
    '*',
    /AWS \*:\n +\+ sts:AssumeRole/,
  ),
  'no ExternalId any more': json(
    statement(
      '"Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "x-1"}}',
    ),
    ', "Condition": {"StringEquals": {"sts:ExternalId": "x-1"}}',
    '',
    /sts:AssumeRole .*may allow more/,
  ),
  'any branch of a repository': json(
    statement(
      '"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": "repo:example/app:ref:refs/heads/main"}}',
    ),
    'app:ref:refs/heads/main',
    'app:*',
    /AssumeRoleWithWebIdentity .*may allow more/,
  ),
  'another account in a bucket policy': json(
    statement(`"Principal": {"AWS": "arn:aws:iam::111122223333:root"}, ${READ}, "Resource": "${BUCKET}/*"`),
    '111122223333',
    '444455556666',
    /444455556666:root:\n +\+ s3:GetObject/,
  ),
  'a version without variables': json(
    statement(
      `"Action": "s3:*", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:*", "NotResource": "${BUCKET}/\${aws:username}/*"`,
    ),
    '2012-10-17',
    '2008-10-17',
    /cannot be read: .*2008-10-17/,
  ),
  'a policy in a file that is not read': {
    ...json(statement(`${READ}, "Resource": "*"`), 'GetObject', '*', /policy\.json\.tftpl .*not read/),
    file: 'policy.json.tftpl',
  },
};

const template = (resources: string, more = ''): string => `AWSTemplateFormatVersion: '2010-09-09'
${more}Parameters:
  Stage: { Type: String }
  Bucket: { Type: String }
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
${resources}`;
const TRUST = `{ Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }] }`;
const role = (properties: string): string => `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${TRUST}
${properties}`;
const inline = (rest: string, name = 'own'): string =>
  role(
    `      Policies:\n        - PolicyName: ${name}\n          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, ${rest} }] }\n`,
  );
const yaml = (text: string, was: string, is: string, says?: RegExp): Change => ({
  ...json(text, was, is, says),
  file: 'template.yaml',
});
const managed = (properties: string): string => `  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }
${properties}`;

const CLOUDFORMATION: Readonly<Record<string, Change>> = {
  'an inline policy that is added': yaml(
    template(inline("Action: 's3:GetObject', Resource: '*'")),
    '      Policies:\n',
    "      Policies:\n        - PolicyName: more\n          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 'sqs:*', Resource: '*' }] }\n",
    /\+ sqs:DeleteQueue/,
  ),
  'a role that is added': yaml(
    template(role('')),
    'Resources:\n',
    `Resources:\n${inline("Action: 'sqs:SendMessage', Resource: '*'").replace('Role:', 'Other:')}`,
    /\+ sqs:SendMessage/,
  ),
  AdministratorAccess: yaml(
    template(role("      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']\n")),
    'ReadOnlyAccess',
    'AdministratorAccess',
    /\+ arn:aws:iam::aws:policy\/AdministratorAccess/,
  ),
  'a boundary that goes': yaml(
    template(role('      PermissionsBoundary: arn:aws:iam::111122223333:policy/limit\n')),
    '      PermissionsBoundary: arn:aws:iam::111122223333:policy/limit\n',
    '',
    /boundary: was .*now none/,
  ),
  'a policy of AWS that denies, and goes': yaml(
    template(
      role(
        "      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/AWSDenyAll']\n",
      ),
    ),
    ", 'arn:aws:iam::aws:policy/AWSDenyAll'",
    '',
    /- arn:aws:iam::aws:policy\/AWSDenyAll/,
  ),
  'a policy that denies, of a role less': yaml(
    template(managed('      Roles: [reader, writer]\n').replace('Allow', 'Deny')),
    ', writer',
    '',
    /writer .*\n.*- Managed/,
  ),
  'a boundary that is unknown now': yaml(
    template(role('      PermissionsBoundary: arn:aws:iam::111122223333:policy/limit\n')),
    'arn:aws:iam::111122223333:policy/limit',
    '!Ref Bucket',
    /boundary: was .*now \$\{Bucket\}/,
  ),
  'a resource that was known': yaml(
    template(inline(`Action: 's3:GetObject', Resource: '${BUCKET}/*'`)),
    `'${BUCKET}/*'`,
    '!Ref Bucket',
    /s3:GetObject .*may allow more/,
  ),
  'an action on what is unknown': yaml(
    template(inline("Action: ['s3:GetObject'], Resource: !Sub '${Bucket.Arn}/*'")),
    "'s3:GetObject'",
    "'s3:GetObject', 's3:PutObject'",
    /\+ s3:PutObject/,
  ),
  'an action that was known': yaml(
    template(inline("Action: ['s3:GetObject'], Resource: '*'")),
    "'s3:GetObject'",
    "'s3:GetObject', !Ref Bucket",
    /\$\{Bucket\}/,
  ),
  'the other case of a condition': yaml(
    template(
      inline("Action: 's3:GetObject', Resource: !If [IsProduction, 'arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']"),
    ),
    'b/*',
    '*',
    /cannot be read: .*IsProduction/,
  ),
  'what a condition depends on': yaml(
    template(
      inline("Action: 's3:GetObject', Resource: !If [IsProduction, 'arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']"),
    ),
    '[!Ref Stage, production]',
    '[!Ref Stage, test]',
    /cannot be read: .*"test"/,
  ),
  'the case that is not the default': yaml(
    template(
      inline("Action: 's3:GetObject', Resource: !If [IsAdmin, 'arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']"),
    )
      .replace('Conditions:', "Conditions:\n  IsAdmin: !Equals ['true', !Ref Admin]")
      .replace('Parameters:', "Parameters:\n  Admin: { Type: String, Default: 'false' }"),
    'a/*',
    '*',
    /cannot be read: .*IsAdmin/,
  ),
  'a mapping with unknown keys': yaml(
    template(
      inline("Action: 's3:GetObject', Resource: !FindInMap [Names, !Ref Stage, Arn]"),
      'Mappings: { Names: { a: { Arn: "arn:aws:s3:::a/*" } } }\n',
    ),
    'arn:aws:s3:::a/*',
    'arn:aws:s3:::*',
    /cannot be read: .*arn:aws:s3:::\*/,
  ),
  'a Deny that is made under a condition only': yaml(
    template(`  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Deny, Action: '*', Resource: '*' }] }
`),
    '    Type: AWS::IAM::ManagedPolicy\n',
    '    Type: AWS::IAM::ManagedPolicy\n    Condition: IsProduction\n',
    /cannot be read: .*Condition: IsProduction/,
  ),
  'a policy that one more role has': yaml(
    template(managed('      Roles: [reader]\n')),
    '[reader]',
    '[reader, writer]',
    /writer .*\n.*\+ .*Managed/,
  ),
  'a control policy without its target': yaml(
    template(`  Limit:
    Type: AWS::Organizations::Policy
    Properties:
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [ou-1234-12345678, '111122223333']
      Content: { Version: '2012-10-17', Statement: [{ Effect: Deny, Action: 'iam:*', Resource: '*' }] }
`),
    ", '111122223333'",
    '',
    /111122223333 .*\n.*Limit/,
  ),
  'a permission of a function': yaml(
    template(`  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: f
      Principal: s3.amazonaws.com
      SourceAccount: '111122223333'
`),
    "      SourceAccount: '111122223333'\n",
    '',
    /\+ .*s3\.amazonaws\.com/,
  ),
  'another role of a function': yaml(
    template(
      "  Function:\n    Type: AWS::Lambda::Function\n    Properties: { Role: 'arn:aws:iam::111122223333:role/reader' }\n",
    ),
    'role/reader',
    'role/admin',
    /\+ role arn:aws:iam::111122223333:role\/admin/,
  ),
  'a policy of an endpoint that goes': yaml(
    template(`  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: '*', Action: 's3:GetObject', Resource: '*' }] }
`),
    "      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: '*', Action: 's3:GetObject', Resource: '*' }] }\n",
    '',
    /Endpoint .*\n.*- PolicyDocument/,
  ),
  'public policies of a bucket': yaml(
    template(
      '  Files:\n    Type: AWS::S3::Bucket\n    Properties: { PublicAccessBlockConfiguration: { BlockPublicPolicy: true, BlockPublicAcls: true } }\n',
    ),
    'BlockPublicPolicy: true',
    'BlockPublicPolicy: false',
    /- BlockPublicPolicy/,
  ),
  'a template within the template': yaml(
    template(`  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./roles.yaml, Parameters: { Admin: 'false' } }
`),
    "'false'",
    "'true'",
    /cannot be read: .*Nested/,
  ),
  'a macro': yaml(
    template(role(''), "Transform: ['AWS::LanguageExtensions']\n"),
    "Extensions'",
    "Extensions', 'Ours'",
    /cannot be read: .*Ours/,
  ),
  'resources of a loop': yaml(
    template(`  Fn::ForEach::Roles:
    - Name
    - [a]
    - Role\${Name}: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] } }
  Key: { Type: AWS::KMS::Alias, Properties: {} }
`),
    'ReadOnlyAccess',
    'AdministratorAccess',
    /cannot be read: .*ForEach/,
  ),
};

const sam = (properties: string, more = ''): string => `Transform: AWS::Serverless-2016-10-31
${more}Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
${properties}`;

const SAM: Readonly<Record<string, Change>> = {
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
};

const terraform = (text: string, was: string, is: string, says?: RegExp): Change => ({
  ...json(text, was, is, says),
  file: 'main.tf',
});
const policy = (rest: string, count = ''): string => `resource "aws_iam_policy" "own" {
${count}  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", ${rest} }] })
}
variable "name" { type = string }
variable "admin" { default = false }
`;

const TERRAFORM: Readonly<Record<string, Change>> = {
  'a resource that was known': terraform(
    policy(`Action = "s3:GetObject", Resource = "${BUCKET}/*"`),
    `"${BUCKET}/*"`,
    'aws_s3_bucket.own.arn',
    /s3:GetObject .*may allow more/,
  ),
  'an action on what is unknown': terraform(
    policy('Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.own.arn}/*"'),
    '"s3:GetObject"',
    '"s3:GetObject", "s3:PutObject"',
    /\+ s3:PutObject/,
  ),
  'actions that were known': terraform(
    policy('Action = ["s3:GetObject"], Resource = "*"'),
    '["s3:GetObject"]',
    'var.name',
    /var\.name/,
  ),
  'statements that were known': terraform(
    'locals { base = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] }\nresource "aws_iam_policy" "own" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = local.base })\n}\n',
    'Statement = local.base',
    'Statement = concat(local.base, var.more)',
    /cannot be read: /,
  ),
  'a condition that is unknown': terraform(
    policy('Action = "s3:GetObject", Resource = "*", Condition = var.one'),
    'var.one',
    'var.two',
    /cannot be read: .*var\.two/,
  ),
  'a document that was known': terraform(
    policy('Action = ["s3:GetObject"], Resource = "*"'),
    'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "*" }] })',
    'module.policy.json',
    /cannot be read: .*aws_iam_policy\.own.*module\.policy\.json/,
  ),
  'a default that goes': terraform(
    `${policy('Action = "s3:GetObject", Resource = "arn:aws:s3:::${var.bucket}/*"')}variable "bucket" { default = "a" }\n`,
    'default = "a"',
    'type = string',
    /s3:GetObject .*may allow more/,
  ),
  'the choice that is not the default': terraform(
    policy('Action = var.admin ? "s3:Get*" : "s3:GetObject", Resource = "*"'),
    '"s3:Get*"',
    '"*"',
    /cannot be read: .*var\.admin "\*"/,
  ),
  'an entry that is not the default': terraform(
    `${policy('Action = local.actions[var.stage], Resource = "*"')}variable "stage" { default = "a" }\nlocals { actions = { a = "s3:GetObject", b = "s3:PutObject" } }\n`,
    '"s3:PutObject"',
    '"*"',
    /cannot be read: .*"b":"\*"/,
  ),
  'the end of a long expression': terraform(
    policy(
      'Action = "s3:GetObject", Resource = [for name in var.names : "arn:aws:s3:::a-bucket-of-a-very-long-name/${name}/data"]',
    ),
    '${name}/data',
    '*',
    /cannot be read: /,
  ),
  'a module with other values': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n  is_admin = false\n}\n',
    'is_admin = false',
    'is_admin = true',
    /cannot be read: .*module\.role/,
  ),
  'another version of a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n}\n',
    '1.0.0',
    '2.0.0',
    /cannot be read: .*module\.role/,
  ),
  'a policy that is made now': terraform(
    policy('Action = "s3:GetObject", Resource = "*"', '  count = var.admin ? 1 : 0\n'),
    'default = false',
    'default = true',
    /cannot be read: .*count/,
  ),
  'a policy that is attached now': terraform(
    'resource "aws_iam_role_policy_attachment" "a" {\n  role       = "reader"\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}\n',
    'ReadOnlyAccess',
    'IAMFullAccess',
    /\+ arn:aws:iam::aws:policy\/IAMFullAccess/,
  ),
  'statements over what is unknown': terraform(
    `data "aws_iam_policy_document" "own" {
  dynamic "statement" {
    for_each = var.queues
    content {
      actions   = ["sqs:SendMessage"]
      resources = [statement.value]
    }
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "own" { policy = data.aws_iam_policy_document.own.json }
variable "queues" { type = list(string) }
`,
    'sqs:SendMessage',
    'sqs:*',
    /cannot be read: .*sqs:\*/,
  ),
  'what Terraform looks up': terraform(
    `data "aws_s3_bucket" "own" { bucket = "a" }\n${policy('Action = "s3:GetObject", Resource = data.aws_s3_bucket.own.arn')}`,
    'bucket = "a"',
    'bucket = "b"',
    /cannot be read: .*aws_s3_bucket/,
  ),
  'a control policy that is detached': terraform(
    'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = "p-12345678"\n  target_id = "ou-1234-12345678"\n}\n',
    'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = "p-12345678"\n  target_id = "ou-1234-12345678"\n}\n',
    'locals {}\n',
    /- p-12345678/,
  ),
  'an inline policy of another role': terraform(
    `resource "aws_iam_role_policy" "own" {
  role   = "reader"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
`,
    '"reader"',
    '"everybody"',
    /everybody .*\n.*\+ aws_iam_role_policy\.own/,
  ),
  'public policies of a bucket': terraform(
    'resource "aws_s3_bucket_public_access_block" "own" {\n  bucket              = aws_s3_bucket.own.id\n  block_public_policy = true\n}\n',
    'block_public_policy = true',
    'block_public_policy = false',
    /aws_s3_bucket\.own .*\n.*- block_public_policy/,
  ),
  'a member of a group': terraform(
    'resource "aws_iam_user_group_membership" "a" {\n  user   = "jane"\n  groups = ["readers"]\n}\n',
    '["readers"]',
    '["readers", "admins"]',
    /jane .*\n.*\+ admins/,
  ),
  'a boundary of a permission set that goes': terraform(
    'resource "aws_ssoadmin_permissions_boundary_attachment" "a" {\n  permission_set_arn = "ps-1"\n  permissions_boundary {\n    managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n  }\n}\n',
    'ReadOnlyAccess',
    'AdministratorAccess',
    /ps-1/,
  ),
  'a block that cannot be read': terraform(
    `${policy('Action = "s3:GetObject", Resource = "*"')}resource "aws_iam_policy" "more" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow" ]} })\n}\n`,
    'Effect = "Allow" ]',
    'Effect = "Deny" ]',
    /cannot be read: /,
  ),
};

/** Nothing of this gives access. */
const HARMLESS: Readonly<Record<string, Change>> = {
  'an action less': json(
    statement('"Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*"'),
    ', "s3:PutObject"',
    '',
  ),
  'a condition more': json(
    statement(`${READ}, "Resource": "*"`),
    '"*"',
    '"*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}',
  ),
  'a Region less': json(
    statement(
      `${READ}, "Resource": "*", "Condition": {"StringEquals": {"aws:RequestedRegion": ["us-east-1", "us-west-2"]}}`,
    ),
    ', "us-west-2"',
    '',
  ),
  'StringEquals in place of StringLike': json(
    statement(`${READ}, "Resource": "*", "Condition": {"StringLike": {"aws:PrincipalTag/team": "a*"}}`),
    '"StringLike": {"aws:PrincipalTag/team": "a*"}',
    '"StringEquals": {"aws:PrincipalTag/team": "ab"}',
  ),
  'a Deny more': json(
    statement('"Action": "s3:*", "Resource": "*"'),
    '"*"}',
    '"*"}, {"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"}',
  ),
  'a Deny in a policy of its own': terraform(
    'resource "aws_iam_role" "a" {\n  name = "a"\n}\n',
    'resource',
    'resource "aws_iam_role_policy" "limit" {\n  role   = aws_iam_role.a.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })\n}\nresource',
  ),
  'a control policy that is attached': terraform(
    'locals {}\n',
    'locals {}\n',
    'resource "aws_organizations_policy_attachment" "a" {\n  policy_id = "p-12345678"\n  target_id = "ou-1234-12345678"\n}\n',
  ),
  'another name of a policy': terraform(
    `resource "aws_iam_role_policy" "own" {\n  role   = "reader"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })\n}\n`,
    '"own"',
    '"ours"',
  ),
  'tags of a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  tags = { a = 1 }\n}\n',
    'a = 1',
    'a = 2',
  ),
  'a function that is new': yaml(
    template('  Other: { Type: AWS::S3::Bucket, Properties: {} }\n'),
    'Resources:\n',
    "Resources:\n  Function:\n    Type: AWS::Lambda::Function\n    Properties: { Role: 'arn:aws:iam::111122223333:role/reader' }\n",
  ),
  'a bucket that goes with what blocks public policies': yaml(
    template(
      '  Files:\n    Type: AWS::S3::Bucket\n    Properties: { PublicAccessBlockConfiguration: { BlockPublicPolicy: true } }\n  Other: { Type: AWS::S3::Bucket, Properties: {} }\n',
    ),
    '  Files:\n    Type: AWS::S3::Bucket\n    Properties: { PublicAccessBlockConfiguration: { BlockPublicPolicy: true } }\n',
    '',
  ),
  'a principal less': json(
    statement(
      '"Principal": {"AWS": ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"]}, "Action": "sts:AssumeRole"',
    ),
    ', "arn:aws:iam::111122223333:role/b"',
    '',
  ),
  'beside an unknown case': yaml(
    template(
      inline(
        "Action: ['s3:GetObject', 's3:PutObject'], Resource: !If [IsProduction, 'arn:aws:s3:::a/*', '*']",
      ),
    ),
    ", 's3:PutObject'",
    '',
  ),
  'beside an unknown resource': terraform(
    policy('Action = ["s3:GetObject", "s3:PutObject"], Resource = "${aws_s3_bucket.own.arn}/*"'),
    ', "s3:PutObject"',
    '',
  ),
  'beside a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n}\nlocals { a = 1 }\n',
    'a = 1',
    'a = 2',
  ),
  'the layout of a module': terraform(
    'module "role" {\n  source  = "example/role/aws"\n  version = "1.0.0"\n}\n',
    'source  = "example/role/aws"\n  version = "1.0.0"',
    'version = "1.0.0"\n\n  source = "example/role/aws" # ours',
  ),
  'a line above what cannot be read': terraform(
    'resource "aws_iam_policy" "own" {\n  policy = module.policy.json\n}\nlocals { a = 1 }\n',
    'resource',
    '# ours\nresource',
  ),
  'the first of several policy templates': yaml(
    sam(
      '      Policies:\n        - SQSPollerPolicy: { QueueName: q }\n        - DynamoDBReadPolicy: { TableName: jobs }\n        - Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }]\n',
    ),
    '        - SQSPollerPolicy: { QueueName: q }\n',
    '',
  ),
  'a stack that stays, beside one that goes': yaml(
    template(`  A:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./a.yaml }
  B:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./b.yaml }
`),
    '  B:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ./b.yaml }\n',
    '',
  ),
  'a chart that nobody can read as YAML': {
    ...json('a: {{ .Values.a }}\n{{- if .b }}\nb: 1\n', '1', '2'),
    file: 'chart.yaml',
  },
};

const all = Object.entries({
  json: JSON_CHANGES,
  cloudformation: CLOUDFORMATION,
  sam: SAM,
  terraform: TERRAFORM,
  harmless: HARMLESS,
}).flatMap(([language, rows]) =>
  Object.entries(rows).map(([what, change], index) => ({
    ...change,
    what: `${language}: ${what}`,
    folder: `${language}${index}`,
  })),
);

inRepository('changes', () => {
  test('each way to widen access is seen, and nothing else', async () => {
    const files = (is: boolean) =>
      Object.fromEntries(
        all.map(({ folder, file, text, was, is: now }) => [
          `${folder}/${file}`,
          is ? text.replace(was, () => now) : text,
        ]),
      );
    expect(
      all.filter(({ text, was, is }) => was === is || !text.includes(was)).map(({ what }) => what),
    ).toEqual([]);
    commit(files(false));
    commit(files(true));
    const found = await gitDifference('HEAD~1..HEAD', []);
    const wrong: string[] = [];
    for (const { folder, what, says } of all) {
      const isIn = ({ file }: { readonly file: string }): boolean => file.startsWith(`${folder}/`);
      const part = {
        ...found,
        policies: found.policies.filter(isIn),
        attachments: found.attachments.filter(isIn),
        unread: found.unread.filter(isIn),
      };
      const [status, text] = [statusOf(part, 'gained'), gitAsText(part, { color: false })];
      const isRight = says ? status > 0 && says.test(text) : status === 0;
      if (!isRight) wrong.push(`${what} (${status})\n${text}`);
    }
    expect(wrong.join('\n')).toBe('');
  });
});
