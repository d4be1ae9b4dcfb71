// Files as people write them, for tests that cut them anywhere.
import type { SourceLanguage } from '#iam/editing/source-file/source-file.ts';
import { lambdaRoleHcl } from './trusts.ts';

export interface SourceFixture {
  readonly name: string;
  readonly language: SourceLanguage;
  readonly text: string;
}

export const FIXTURES: readonly SourceFixture[] = [
  {
    name: 'JSON policy',
    language: 'json',
    text: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:ListBucket"],
      "Resource": "arn:aws:s3:::acme/*",
      "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }
    },
    { "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*" }
  ]
}
`,
  },
  {
    name: 'JSON template',
    language: 'json',
    text: `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }]
        },
        "Policies": [{ "PolicyName": "p", "PolicyDocument": { "Version": "2012-10-17", "Statement": {
          "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::\${Bucket}/*" } } } }]
      }
    }
  }
}
`,
  },
  {
    name: 'YAML template',
    language: 'yaml',
    text: `Parameters:
  Bucket: {Type: String, Default: acme}
Resources:
  Role: # who reads
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: [lambda.amazonaws.com, "ec2.amazonaws.com"]
            Action: sts:AssumeRole
      Policies:
        - PolicyName: Read
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: Read
                Effect: Allow
                Action:
                - s3:GetObject
                - 's3:ListBucket'
                Resource:
                  - !Sub 'arn:aws:s3:::\${Bucket}/*'
                  - Fn::Sub: arn:aws:s3:::\${Bucket}
                Condition: {Bool: {'aws:SecureTransport': 'true'}}
              - !If
                - Prod
                - {Effect: Deny, Action: 's3:*', Resource: '*'}
                - !Ref AWS::NoValue
  Other:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument: !Sub |
        {"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::\${Bucket}/*"}]}
`,
  },
  {
    name: 'Terraform',
    language: 'hcl',
    text: `# Roles
locals {
  base = { Effect = "Allow", Resource = "*" }
}
variable "bucket" {
  default = "acme"
}
${lambdaRoleHcl('r')}resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17",
    Statement = concat([merge(local.base, { "Action" : ["s3:ListBucket"] })], [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "kms:Decrypt"]
        Resource = "arn:aws:s3:::\${var.bucket}/$\${aws:username}/*"
        Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abcdefghij" } }
      },
    ])
  })
}
data "aws_iam_policy_document" "d" {
  statement {
    sid     = "Read"
    actions = ["s3:GetObject", "s3:PutObject"]
    resources = [
      "arn:aws:s3:::\${var.bucket}/*",
    ]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
    condition {
      test     = "StringLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::111122223333:role/*"]
    }
  }
}
resource "aws_s3_bucket_policy" "b" {
  policy = <<-EOT
    { "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:*",
      "Resource": "arn:aws:s3:::\${var.bucket}/*" }] }
  EOT
}
`,
  },
];
