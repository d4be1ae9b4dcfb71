// Ways to widen access in templates of CloudFormation, each of which diff --fail-on gained must see.
import { inRepository } from './testing/repository.ts';
import { BUCKET, json, yaml, testChanges, type TextChange } from './testing/changes.ts';

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
const managed = (properties: string): string => `  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }
${properties}`;
const CLOUDFORMATION: Readonly<Record<string, TextChange>> = {
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

/** Nothing of this gives access. */
const HARMLESS: Readonly<Record<string, TextChange>> = {
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
  'beside an unknown case': yaml(
    template(
      inline(
        "Action: ['s3:GetObject', 's3:PutObject'], Resource: !If [IsProduction, 'arn:aws:s3:::a/*', '*']",
      ),
    ),
    ", 's3:PutObject'",
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

inRepository('CloudFormation', () => testChanges({ ...CLOUDFORMATION, ...HARMLESS }));
