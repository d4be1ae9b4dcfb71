// Policies without a fault, in each language: typed key by key none of them is ever wrong.
import type { SourceFixture } from './fixtures.ts';
import { LAMBDA_TRUST_YAML, lambdaRoleHcl } from './trusts.ts';

const STATEMENTS = `[
    {
      "Sid": "ReadReports",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:GetObjectVersion"],
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*",
      "Condition": {
        "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        "Bool": { "aws:SecureTransport": "true" }
      }
    },
    { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": ["arn:aws:s3:::amzn-s3-demo-bucket"] }
  ]`;

export const TYPED_POLICIES: readonly SourceFixture[] = [
  {
    name: 'JSON policy',
    language: 'json',
    text: `{\n  "Version": "2012-10-17",\n  "Statement": ${STATEMENTS}\n}\n`,
  },
  {
    name: 'JSON role',
    language: 'json',
    text: `{
  "Resources": {
    "Reader": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
        }
      }
    }
  }
}
`,
  },
  {
    name: 'YAML template',
    language: 'yaml',
    text: `Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
${LAMBDA_TRUST_YAML}      Policies:
        - PolicyName: Read
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: ReadReports
                Effect: Allow
                Action:
                  - s3:GetObject
                  - 's3:GetObjectVersion'
                Resource:
                  - !Sub 'arn:\${AWS::Partition}:s3:::\${Bucket}/*'
                  - arn:aws:s3:::amzn-s3-demo-bucket/*
                Condition:
                  StringEquals:
                    aws:PrincipalOrgID: o-a1b2c3d4e5
              - {Effect: Allow, Action: [s3:ListBucket], Resource: 'arn:aws:s3:::amzn-s3-demo-bucket'}
  Bucket:
    Type: AWS::S3::Bucket
`,
  },
  {
    name: 'Terraform, encoded',
    language: 'hcl',
    text: `${lambdaRoleHcl('reader')}
resource "aws_iam_policy" "reader" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = "\${aws_s3_bucket.b.arn}/*"
        Condition = {
          StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" }
        }
      },
    ]
  })
}
`,
  },
  {
    name: 'Terraform, blocks',
    language: 'hcl',
    text: `data "aws_iam_policy_document" "reader" {
  statement {
    sid       = "ReadReports"
    effect    = "Allow"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["arn:aws:s3:::amzn-s3-demo-bucket/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-a1b2c3d4e5"]
    }
  }
}
`,
  },
  {
    name: 'Terraform, text',
    language: 'hcl',
    text: `resource "aws_iam_policy" "reader" {
  policy = <<-EOT
    { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket" } }
  EOT
}
`,
  },
];
