// What is offered in texts that are finished nowhere: half a name, a colon without a value, a statement just begun.
import type { SourceLanguage } from '#iam/editing/source-file/source-file.ts';

interface OfferedText {
  readonly language: SourceLanguage;
  readonly text: string;
  readonly offers: readonly string[];
  readonly lacks?: readonly string[];
}

const row =
  (language: SourceLanguage, around: (text: string) => string) =>
  (text: string, offers: readonly string[], lacks: readonly string[] = []): OfferedText => ({
    language,
    text: around(text),
    offers,
    lacks,
  });

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

const yaml = row(
  'yaml',
  (text) => `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Bucket: {Type: String}
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: {Service: lambda.amazonaws.com}
            Action: sts:AssumeRole
      Policies:
        - PolicyName: Read
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${indented(text, 14)}
  Other:
    Type: AWS::S3::Bucket
`,
);
const yamlPolicy = row('yaml', (text) => text);
const trust = row(
  'yaml',
  (text) => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
${indented(text, 8)}
`,
);
const sam = row(
  'yaml',
  (text) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
${indented(text, 8)}
      Handler: index.handler
`,
);
const json = row('json', (text) => text);
const encoded = row(
  'hcl',
  (text) =>
    `resource "aws_iam_policy" "p" {\n  name = "p"\n  policy = jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n${indented(text, 6)}\n    ]\n  })\n}\n\nresource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n`,
);
const document = row(
  'hcl',
  (text) =>
    `data "aws_iam_policy_document" "d" {\n${indented(text, 2)}\n}\n\nresource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n`,
);
const hcl = row('hcl', (text) => text);

const ELEMENTS = ['Sid', 'Action', 'Resource', 'Condition'];
const ARN = 'arn:aws:s3:::${BucketName}/${ObjectName}';

export const TEXTS: readonly OfferedText[] = [
  yaml('- █', ['Effect', 'Action', 'Sid'], ['Principal']),
  yaml('- Eff█', ['Effect'], ['Action']),
  yaml('-\n  Eff█', ['Effect'], ['Action']),
  yaml('- Effect: Allow\n  █', ELEMENTS, ['Effect', 'Principal']),
  yaml('- Effect: Allow\n  Act█', ['Action'], ['Resource']),
  yaml('- Effect: Allow\n  Act█\n  Resource: "*"', ['Action'], ['Resource']),
  yaml('- Effect: Allow\n  █\n  Resource: "*"', ['Action'], ['Resource', 'NotResource']),
  yaml('- Effect:\n  Act█', ['Action']),
  yaml('- Effect: Allow\n  Action:\n  Res█', ['Resource']),
  yaml('- Effect: Allow\n  "Act█', ['Action']),
  yaml("- Effect: Allow\n  'Res█'", ['Resource']),
  yaml('- Effect: Allow\n  Action: s3:GetObject\n- █', ['Effect', 'Action']),
  yaml('- Effect: Allow\n  Action: s3:GetObject\n- Effect: █', ['Allow', 'Deny']),
  yaml('- Effect: Allow\n  Action: "s3:Get█\n  Resource: "*"', ['s3:GetObject']),
  yaml('- Effect: Allow\n  Action: [s3:GetObject, █]', ['acm:'], ['s3:GetObject']),
  yaml('- Effect: Allow\n  Action: [s3:GetObject, s3:Pu█\n  Resource: "*"', ['s3:PutObject']),
  yaml('- Effect: Allow\n  Action:\n    - s3:GetObject\n    -█', ['acm:'], ['s3:GetObject']),
  yaml('- Effect: Allow\n  Action:\n    - s3:GetObject\n    - █\n  Resource: "*"', ['acm:']),
  yaml('- Effect: Allow\n  Action:\n  - s3:Get█', ['s3:GetObject']),
  yaml('- Effect: Allow\n  Action:\n    █', ['acm:']),
  yaml('- Action: s3:GetObject\n  Resource:\n    - █', [ARN, '*']),
  yaml('- Action: s3:GetObject\n  Resource: !Sub █', [ARN]),
  yaml('- Action: s3:GetObject\n  Resource: !Sub "arn:aws:s█', ['arn:aws:s3:::']),
  yaml("- Action: s3:GetObject\n  Resource: !Sub 'arn:aws:s3:::x/${!aws:us█", ['${aws:username}']),
  yaml('- Action: s3:GetObject\n  Resource:\n    Fn::Sub: "arn:aws:s█"', ['arn:aws:s3:::']),
  yaml('- Action: s3:GetObject\n  Resource: !If [IsProd, █, "*"]', [ARN]),
  yaml('- Action: !If [IsProd, "s3:Get█", "*"]', ['s3:GetObject']),
  yaml('- !If\n  - IsProd\n  - Effect: Allow\n    Act█\n  - !Ref AWS::NoValue', ['Action']),
  yaml('- Fn::If:\n    - IsProd\n    - Effect: A█', ['Allow'], ['Deny']),
  yaml('- Action: s3:GetObject\n  Condition:\n    █', ['StringEquals', 'Bool'], ['Effect']),
  yaml('- Action: s3:GetObject\n  Condition:\n    StringEq█', ['StringEquals'], ['Bool']),
  yaml(
    '- Action: s3:GetObject\n  Condition:\n    StringEquals:\n      █',
    ['s3:authType'],
    ['kms:ViaService', 'aws:SecureTransport'],
  ),
  yaml(
    '- Action: s3:GetObject\n  Condition:\n    Bool:\n      █',
    ['aws:SecureTransport'],
    ['aws:SourceArn'],
  ),
  yaml(
    '- Action: s3:GetObject\n  Condition:\n    StringEquals:\n      s3:authType: a\n      aws:Sour█',
    ['aws:SourceAccount'],
    ['s3:authType', 'aws:SourceArn'],
  ),
  yaml(
    '- Action: s3:GetObject\n  Condition:\n    ArnLike:\n      aws:Sour█',
    ['aws:SourceArn'],
    ['aws:SourceAccount'],
  ),
  yaml('- Action: s3:GetObject\n  Condition: {StringEquals: {█', ['s3:authType']),
  yaml('- Action: s3:GetObject\n  Condition: {Bool: {"aws:SecureTransport": █', ['true', 'false']),
  yaml('- Action: s3:GetObject # why: █', []),
  yaml('- Action: !Ref █', []),
  trust('█', ['Version', 'Statement'], ['Effect']),
  trust('Version: █', ['2012-10-17']),
  trust('Version: "2012-10-17"\nStat█', ['Statement'], ['Version']),
  trust(
    'Statement:\n  - Effect: Allow\n    Principal:\n      █',
    ['Service', 'AWS', 'Federated'],
    ['CanonicalUser'],
  ),
  trust('Statement:\n  - Effect: Allow\n    Principal: {Service: lam█', ['lambda.amazonaws.com']),
  trust('Statement:\n  - Effect: Allow\n    Action: █', ['sts:AssumeRole'], ['s3:']),
  trust('Statement:\n  - Effect: Allow\n    █', ['Principal', 'Action'], ['Resource']),
  trust('Statement:\n  Effect: Allow\n  Act█', ['Action']),
  trust('Statement: [{Effect: Allow, Act█', ['Action']),
  sam('- Statement:\n    - Effect: Allow\n      Action: s3:GetOb█', ['s3:GetObject']),
  sam('- Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      █', ['Action'], ['Principal']),
  yamlPolicy('Version: "2012-10-17"\nStatement:\n  - █', ['Effect']),
  yamlPolicy('Version: "2012-10-17"\nSta█', ['Statement']),
  yamlPolicy('Version: 2012-10-17\nStatement:\n- Effect: Allow\n  Action: iam:Pass█', ['iam:PassRole']),
  yamlPolicy('{Version: "2012-10-17", Statement: [{Effect: █', ['Allow']),
  yamlPolicy(
    'Resources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      PolicyDocument: |\n        {"Statement": [{"Effect": "█',
    ['Allow', 'Deny'],
  ),
  yamlPolicy(
    'Resources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      PolicyDocument: !Sub |\n        {"Statement": [{"Effect": "Allow", "Pri█',
    ['Principal'],
  ),
  json('█', ['Policy']),
  json('{█', ['Version', 'Statement']),
  json('{ "Ver█', ['Version']),
  json('{ "Version": "2012-10-17", █', ['Statement'], ['Version']),
  json('{ "Version": "2012-10-17", "Statement": █', ['Statement']),
  json('{ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { █', ['Effect', 'Action']),
  json('{ "Statement": [{ "Effect": "Allow" █', ELEMENTS),
  json('{ "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", █', ['acm:'], ['s3:GetObject']),
  json('{ "Statement": [{ "Effect": "Allow", "Action": █, "Resource": "*" }] }', ['acm:']),
  json('{ "Statement": [{ "Effect": "Allow", "Action: █', []),
  json(
    '{ "Resources": { "B": { "Type": "AWS::S3::BucketPolicy", "Properties": { "PolicyDocument": { "Statement": [{ █',
    ['Principal', 'Effect'],
  ),
  json(
    '{ "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": [{ "Principal": { █',
    ['Service', 'Federated'],
  ),
  json(
    '{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [{ "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s█',
    ['arn:aws:s3:::'],
  ),
  json(
    '{ "Resources": { "P": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [{ "Fn::If": ["Prod", { "Effect": "█',
    ['Allow'],
  ),
  encoded('{ █ }', ['Effect', 'Action'], ['Principal']),
  encoded('{\n  Effect = "Allow"\n  █\n}', ELEMENTS, ['Effect']),
  encoded('{\n  Effect = "Allow"\n  Act█\n}', ['Action'], ['Resource']),
  encoded('{\n  Effect = "Allow"\n  Act█\n  Resource = "*"\n}', ['Action'], ['Resource']),
  encoded('{\n  Effect =\n  Act█\n}', ['Action']),
  encoded('{\n  Effect = █\n  Action = "s3:GetObject"\n}', ['Allow', 'Deny']),
  encoded('{\n  "Effect" : "█"\n}', ['Allow', 'Deny']),
  encoded('{\n  Effect = "Allow"\n  Action = ["s3:GetObject", "s3:Pu█\n  Resource = "*"\n}', [
    's3:PutObject',
  ]),
  encoded('{\n  Effect = "Allow"\n  Action = ["s3:GetObject", █]\n}', ['acm:'], ['s3:GetObject']),
  encoded('{\n  Action = "s3:GetObject"\n  Resource = "${aws_s3_bucket.b.arn}/█"\n}', []),
  encoded('{\n  Action = "s3:GetObject"\n  Resource = "arn:aws:s3:::b/$${aws:us█"\n}', ['${aws:username}']),
  encoded('{\n  Action = "s3:GetObject"\n  Resource = var.all ? "*" : "█"\n}', []),
  encoded('{\n  Action = "s3:GetObject"\n  Condition = {\n    █\n  }\n}', ['StringEquals']),
  encoded('{\n  Action = "s3:GetObject"\n  Condition = {\n    StringEquals = {\n      █', ['s3:authType']),
  encoded('{\n  Action = "s3:GetObject"\n  Condition = {\n    StringEquals = { "s3:auth█', ['s3:authType']),
  encoded('{ Effect = "Allow", Action = "s3:*", Resource = "*" },\n{ Eff█', ['Effect']),
  document('█', ['statement', 'version', 'source_policy_documents'], ['actions']),
  document('stat█', ['statement']),
  document('statement {\n  █\n}', ['actions', 'effect', 'condition'], ['principals', 'statement']),
  document('statement {\n  █', ['actions', 'effect']),
  document('statement {\n  act█\n  resources = ["*"]\n}', ['actions']),
  document('statement {\n  actions = ["s3:GetObject"]\n  █\n}', ['resources'], ['actions', 'not_actions']),
  document('statement {\n  actions =\n  res█\n}', ['resources']),
  document('statement {\n  condition {\n    █\n  }\n}', ['test', 'variable', 'values'], ['type']),
  document('statement {\n  condition {\n    test = "█', ['StringEquals', 'Bool']),
  document(
    'statement {\n  actions = ["s3:GetObject"]\n  condition {\n    test = "StringEquals"\n    variable = "s3:█',
    ['s3:authType'],
  ),
  document(
    'statement {\n  actions = ["s3:GetObject"]\n  condition {\n    test = "Bool"\n    variable = "█"\n  }\n}',
    ['aws:SecureTransport'],
    ['aws:SourceArn'],
  ),
  document(
    'statement {\n  condition {\n    test = "B█"\n    variable = "aws:SecureTransport"\n  }\n}',
    ['Bool'],
    ['BinaryEquals'],
  ),
  document('statement {\n  actions = ["s3:GetObject"]\n}\nstatement {\n  eff█', ['effect']),
  document('dynamic "statement" {\n  for_each = var.all\n  content {\n    actions = ["s3:GetOb█"]\n  }\n}', [
    's3:GetObject',
  ]),
  hcl('data "aws_iam_policy_document" "d" {\n  statement {\n    principals {\n      █', [
    'type',
    'identifiers',
  ]),
  hcl('data "aws_iam_policy_document" "d" {\n  statement {\n    principals {\n      type = "█', [
    'AWS',
    'Service',
  ]),
  hcl(
    'resource "aws_iam_role" "r" {\n  assume_role_policy = jsonencode({ Statement = [{ Action = "█',
    ['sts:AssumeRole'],
    ['acm:'],
  ),
  hcl(
    'resource "aws_iam_role" "r" {\n  inline_policy {\n    policy = jsonencode({ Statement = [{ Action = "s3:GetOb█',
    ['s3:GetObject'],
  ),
  hcl(
    'locals {\n  base = { Effect = "Allow", Action = ["s3:GetOb█"] }\n}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [merge(local.base, { Resource = "*" })] })\n}',
    ['s3:GetObject'],
  ),
  hcl('locals {\n  policy = { Version = "2012-10-17", Statement = [{ Effect = "█" }] }\n}', [
    'Allow',
    'Deny',
  ]),
  hcl('resource "aws_s3_bucket_policy" "p" {\n  policy = <<EOF\n{ "Statement": [{ "Effect": "Allow", "█', [
    'Principal',
    'Action',
  ]),
  hcl(
    'resource "aws_organizations_policy" "p" {\n  type = "SERVICE_CONTROL_POLICY"\n  content = jsonencode({ Version = "2012-10-17", Statement = [{ █',
    ['Effect', 'Action'],
    ['Principal'],
  ),
  hcl('resource "aws_s3_bucket" "b" {\n  bucket = "█"\n}', []),
  hcl('resource "aws_ecr_lifecycle_policy" "p" {\n  policy = jsonencode({ rules = [{ █ }] })\n}', []),
];
