// Ways to widen access in policies as JSON, each of which diff --fail-on gained must see.
import { inRepository } from './testing/repository.ts';
import { BUCKET, json, READ, statement, testChanges, type TextChange } from './testing/changes.ts';

const JSON_CHANGES: Readonly<Record<string, TextChange>> = {
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
    /\+ sqs:granteverything/,
  ),
  'an action of a service that AWS added since': json(
    statement('"Action": ["sqs:SendMessage"], "Resource": "*"'),
    '"sqs:SendMessage"',
    '"sqs:SendMessage", "newest:DoAll"',
    /\+ newest:doall/,
  ),
  'a type of resource that AWS added since': json(
    statement('"Action": "dynamodb:GetItem", "Resource": ["arn:aws:dynamodb:*:*:table/*"]'),
    'table/*"',
    'table/*", "arn:aws:dynamodb:*:*:vault/*"',
    /dynamodb:GetItem .*may allow more/,
  ),
  'a target group that may be tagged': json(
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
/** Nothing of this gives access. */
const HARMLESS: Readonly<Record<string, TextChange>> = {
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
  'a principal less': json(
    statement(
      '"Principal": {"AWS": ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::111122223333:role/b"]}, "Action": "sts:AssumeRole"',
    ),
    ', "arn:aws:iam::111122223333:role/b"',
    '',
  ),
};

inRepository('JSON', () => testChanges({ ...JSON_CHANGES, ...HARMLESS }));
