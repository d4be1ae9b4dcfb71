// What the hover says of the places of a policy, and that it says something true of any place of any text.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '#iam/json/parse.ts';
import { POLICY_TYPES, type PolicyType } from '#iam/policy/policy.ts';
import { loadFor, newReference, reference } from '#iam/rules/testing/service-reference.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { hoverAt, type Hover } from './hover.ts';

const bare = newReference();
const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Principal": {
        "AWS": ["111122223333", "arn:aws:iam::111122223333:role/Reader", "*"],
        "Service": "ml.opensearchservice.amazonaws.com"
      },
      "Action": ["s3:getobject", "s3:Get*", "iam:PassRole", "s3:Nothing"],
      "NotAction": "kms:*",
      "Resource": ["arn:aws:s3:::amzn-s3-demo-bucket/home/\${aws:username}/*", "arn:aws-cn:ec2:cn-north-1:*:instance/i-1"],
      "NotResource": "*",
      "Condition": {
        "ForAllValues:StringLikeIfExists": { "aws:TagKeys": "cost*", "s3:x-amz-acl": "private" },
        "Null": { "token.actions.githubusercontent.com:sub": "false" },
        "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "10.0.0.1"] },
        "DateLessThan": { "aws:CurrentTime": ["2027-01-31", "1798761600"] },
        "StringEquals": { "aws:RequestedRegion": "us-east-2", "iam:PassedToService": "lambda.amazonaws.com" },
        "ArnLike": { "aws:SourceArn": "arn:aws:s3:::amzn-s3-demo-bucket" }
      }
    }
  ]
}`;

loadFor({ type: 'resource', document: JSON.parse(POLICY) as JsonValue });

function hoverOn(words: string, type: PolicyType = 'resource', inside = 1): Hover | undefined {
  const at = POLICY.indexOf(words);
  expect(at, words).toBeGreaterThanOrEqual(0);
  return hoverAt({ type, text: POLICY, offset: at + inside }, reference);
}

/** The lines as a reader sees them. */
const shown = (hover: Hover | undefined): string =>
  (hover?.lines ?? []).map(({ label, text }) => (label ? `${label}: ${text}` : text)).join('\n');

test.each<[words: string, title: string, says: readonly (string | RegExp)[]]>([
  ['"Version"', 'Version', ['policy language']],
  ['"2012-10-17"', '2012-10-17', ['current version']],
  ['"Sid"', 'Sid', ['A name for the statement']],
  ['"Allow"', 'Allow', [/for the principals/]],
  ['"AWS"', 'AWS', ['by ARN or account ID']],
  ['"111122223333"', '111122223333', ['The account']],
  [
    '"arn:aws:iam::111122223333:role/Reader"',
    'arn:aws:iam::111122223333:role/Reader',
    [/^Who: .*session/m, 'Service: iam (AWS Identity', 'Account: 111122223333'],
  ],
  ['"*"],', '*', ['Everyone']],
  [
    '"ml.opensearchservice.amazonaws.com"',
    'ml.opensearchservice.amazonaws.com',
    ['Assumes: roles that you create'],
  ],
  [
    '"s3:getobject"',
    's3:GetObject',
    [
      'Service: Amazon S3',
      'Allows callers to: retrieve objects from Amazon S3',
      'Access level: Read',
      'Resource: object: arn:${Partition}:s3:::${BucketName}/${ObjectName}',
      /Condition keys: \d+: .*s3:/,
    ],
  ],
  ['"s3:Get*"', 's3:Get*', [/Matches: \d\d actions of \d+: Get\w+, .* more/, /Access levels: \d+ Read/]],
  ['"iam:PassRole"', 'iam:PassRole', ['Resource: role:', 'iam:AssociatedResourceArn, iam:PassedToService']],
  ['"s3:Nothing"', 's3:nothing', ['no action with this name']],
  ['"kms:*"', 'kms:*', [/Matches: all \d+ actions/, 'every other action']],
  [
    '"arn:aws:s3:::amzn-s3-demo-bucket/home',
    'arn:aws:s3:::amzn-s3-demo-bucket/home/${aws:username}/*',
    ['Partition: aws (AWS)', 'Region: none', 'Account: none', 'Matches: object: '],
  ],
  [
    '"arn:aws-cn:ec2',
    'arn:aws-cn:ec2:cn-north-1:*:instance/i-1',
    ['aws-cn (AWS China)', 'cn-north-1 (Beijing)', 'every account', 'Matches: instance: '],
  ],
  ['"*",\n      "Condition"', '*', ['Every resource', 'every other resource']],
  [
    '"ForAllValues:StringLikeIfExists"',
    'ForAllValues:StringLikeIfExists',
    [
      'matches this pattern',
      /each value .*one of them/,
      'Without the key: true, so an Allow applies',
      /^.*\* for any characters/m,
    ],
  ],
  ['"aws:TagKeys"', 'aws:TagKeys', ['several texts', 'global key of the request: whether']],
  [
    '"s3:x-amz-acl"',
    's3:x-amz-acl',
    [
      'Type: text',
      /Here: .* support it|Here: none/,
      /Supported by: \d+ actions of Amazon S3/,
      'Its values: private',
    ],
  ],
  ['"Null"', 'Null', ['whether the key', /^"true": .*absent/m]],
  ['"token.actions', 'token.actions.githubusercontent.com:sub', ['The claim sub', 'githubusercontent.com']],
  ['"IpAddress"', 'IpAddress', ['lies in this range', 'Without the key: false', 'CIDR']],
  ['"aws:SourceIp"', 'aws:SourceIp', ['IpAddress', 'global key of the network path']],
  ['"203.0.113.0/24"', '203.0.113.0/24', ['From: 203.0.113.0', 'To: 203.0.113.255', 'Addresses: 256']],
  ['"10.0.0.1"', '10.0.0.1', ['One IPv4 address', 'private']],
  ['"2027-01-31"', '2027-01-31', ['Sun, 31 Jan 2027 00:00:00 GMT']],
  ['"1798761600"', '1798761600', ['2027-01-01T00:00:00Z']],
  ['"us-east-2"', 'us-east-2', ['Ohio']],
  ['"iam:PassedToService"', 'iam:PassedToService', ['Here: 1 of', 'iam:PassRole']],
  ['"lambda.amazonaws.com"', 'lambda.amazonaws.com', ['Service: AWS Lambda', 'Sends: aws:SourceArn']],
  ['"ArnLike"', 'ArnLike', ['field by field', 'within a field', /^Variables: (?!none)/m]],
])('%s', (words, title, says) => {
  const hover = hoverOn(words);
  expect(hover?.title).toBe(title);
  for (const each of says)
    expect(shown(hover)).toMatch(
      each instanceof RegExp ? each : new RegExp(each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')),
    );
  for (const { url } of hover?.links ?? []) expect(url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});

test('a variable inside a text has its own hover', () => {
  const hover = hoverOn('${aws:username}', 'identity', 3);
  expect(hover?.title).toBe('${aws:username}');
  expect(POLICY.slice(hover?.start, hover?.end)).toBe('${aws:username}');
  expect(shown(hover)).toContain('The name of the IAM user');
});

test('what an element means depends on the type of the policy', () => {
  expect(shown(hoverOn('"Principal"', 'trust'))).toContain('Who may assume the role');
  expect(shown(hoverOn('"Principal"', 'identity'))).toMatch(/^Not in this type/);
  expect(shown(hoverOn('"Allow"', 'scp'))).toContain('Grants nothing');
});

test('links lead to the page of the service', () => {
  expect(hoverOn('"s3:getobject"')?.links[0]?.url).toBe(
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-GetObject',
  );
  expect(hoverOn('"iam:PassRole"')?.links[0]?.url).toContain('list_awsidentityandaccessmanagementiam.html');
});

test('without the file of a service it is only named', () => {
  const hover = hoverAt(
    { type: 'identity', text: '{"Statement":{"Action":"s3:GetObject"}}', offset: 25 },
    bare,
  );
  expect(hover?.title).toBe('s3:GetObject');
  expect(shown(hover)).toBe('Service: Amazon S3');
});

test('a text that is broken further on is explained as far as it goes', () => {
  const text = '{"Statement":[{"Effect":"Deny","Action":["s3:Get';
  expect(hoverAt({ type: 'identity', text, offset: 26 }, reference)?.title).toBe('Deny');
});

const piece = fc.oneof(
  fc.constantFrom(...'{}[],:" \\'),
  fc.constantFrom(
    '"Statement":',
    '"Action":',
    '"Condition":',
    '"Principal":',
    '"constructor":',
    '"__proto__"',
  ),
  fc.constantFrom(
    '"*"',
    '"s3:Get*"',
    '"arn:aws:s3:::b"',
    '"${aws:x',
    '"Bool":',
    '"aws:TagKeys":',
    '"Null":',
    '1',
    'null',
  ),
  fc.string({ maxLength: 3 }),
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.nat(POLICY.length), fc.nat(40), fc.string({ maxLength: 5 }))
    .map(([from, length, by]) => POLICY.slice(0, from) + by + POLICY.slice(from + length)),
);

test('any offset of any text: no throw, and the range is around the offset', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.constantFrom(...POLICY_TYPES), (text, number, type) => {
      const offset = number % (text.length + 1);
      const hover = hoverAt({ type, text, offset }, reference);
      if (!hover) return;
      expect(hover.start).toBeLessThanOrEqual(offset);
      expect(hover.end).toBeGreaterThanOrEqual(offset);
      expect(hover.end).toBeLessThanOrEqual(text.length);
      expect(hover.lines.length).toBeGreaterThan(0);
      for (const each of hover.lines) expect(typeof each.text).toBe('string');
    }),
    { numRuns: runs(2000) },
  );
});
