// CloudFormation in YAML, with the short functions, and what AWS's command line prints as YAML.
import { describe, expect, test } from 'vitest';
import { readPolicies } from './read-policies.ts';
import { readYaml } from './yaml.ts';

const many = (count: number, line: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_each, index) => line(index)).join(between);

/** A template with one policy; `values` are the items of a list in it. */
const template = (values: readonly string[], more = '') => `${more}
Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Action: a:b
            Resource:
${values.map((value) => `              - ${value}`).join('\n')}
  Bucket:
    Type: AWS::S3::Bucket
    Properties: { BucketName: amzn-s3-demo-bucket }
  Role:
    Type: AWS::IAM::Role
    Properties: { RoleName: reader, Path: /a/ }
`;

async function resource(value: string, more = '') {
  const { policies, unread } = await readPolicies(template([value, 'end'], more));
  expect(unread).toEqual([]);
  const [policy] = policies;
  const document = JSON.parse(policy!.text) as { Statement: { Resource: unknown[] }[] };
  return {
    value: document.Statement[0]!.Resource[0],
    open: policy!.unresolved.map(({ expression }) => expression),
  };
}

const PARAMETERS = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Given: { Type: String, Default: given }
  None: { Type: String }
  List: { Type: CommaDelimitedList, Default: "a, b" }
  Secret: { Type: "AWS::SSM::Parameter::Value<String>", Default: /path }
Mappings:
  Map: { us-east-1: { key: mapped } }
Conditions:
  Yes: !Equals [!Ref Given, given]
  No: !Not [!Condition Yes]
  Open: !Equals [!Ref None, x]
  Both: !And [!Condition Yes, !Or [!Condition No, !Condition Yes]]
  Round: !Condition Round
`;

describe('functions', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['!Ref Given', 'given', []],
    ['!Ref "AWS::AccountId"', '111122223333', []],
    [
      '!Sub "${AWS::Partition}-${AWS::Region}-${AWS::URLSuffix}-${Given}"',
      'aws-us-east-1-amazonaws.com-given',
      [],
    ],
    ['!Sub "${!aws:username}"', '${aws:username}', []],
    ['!Sub ["${A}/${Given}", { A: !Ref None }]', '${None}/given', ['None']],
    ['Fn::Sub: "${Given}"', 'given', []],
    [
      '!Join ["", ["arn:", !Ref AWS::Partition, ":s3:::", !Ref Bucket]]',
      'arn:aws:s3:::amzn-s3-demo-bucket',
      [],
    ],
    ['!GetAtt Bucket.Arn', 'arn:aws:s3:::amzn-s3-demo-bucket', []],
    ['!GetAtt [Role, Arn]', 'arn:aws:iam::111122223333:role/a/reader', []],
    ['!Sub "${Bucket.Arn}/*"', 'arn:aws:s3:::amzn-s3-demo-bucket/*', []],
    ['!If [Yes, a, b]', 'a', []],
    ['!If [No, a, b]', 'b', []],
    ['!If [Both, a, b]', 'a', []],
    ['!If [No, a, !Ref AWS::NoValue]', 'end', []],
    ['!Select [1, !Ref List]', 'b', []],
    ['!Select [1, !Split ["-", "a-b"]]', 'b', []],
    ['!FindInMap [Map, !Ref AWS::Region, key]', 'mapped', []],
    ['!Ref None', '${None}', ['None']],
    ['!Ref Secret', '${Secret}', ['Secret']],
    ['!Ref AWS::StackName', '${AWS::StackName}', ['AWS::StackName']],
    ['!GetAtt Key.Arn', '${Key.Arn}', ['Key.Arn']],
    ['!Sub "a/${Key.Arn}"', 'a/${Key.Arn}', ['Key.Arn']],
    ['!ImportValue other', '${ImportValue.other}', ['ImportValue.other']],
    ['!If [Open, a, b]', 'a', ['Fn::If Open']],
    ['!If [Round, a, b]', 'a', ['Fn::If Round']],
    ['!FindInMap [Map, eu-west-1, key]', '${Fn::FindInMapMap}', ['Fn::FindInMap Map']],
    ['!Cidr ["10.0.0.0/8", 1, 8]', '${Fn::Cidr}', ['Fn::Cidr']],
  ])('%s', async (text, value, open) => {
    expect(await resource(text, PARAMETERS)).toEqual({ value, open });
  });
});

describe('YAML', () => {
  test('anchors, merge keys and several layouts', async () => {
    const { policies } = await readPolicies(`Resources:
  P:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - &first { Effect: Allow, Action: [a:b], Resource: "*" }
          - <<: *first
            Effect: Deny
            Condition:
              Bool: { aws:SecureTransport: false }
              StringEquals: { aws:SourceAccount: 012345678901, x: 111122223333 }
          - *first
`);
    const allow = { Effect: 'Allow', Action: ['a:b'], Resource: '*' };
    const Condition = {
      Bool: { 'aws:SecureTransport': false },
      StringEquals: { 'aws:SourceAccount': '012345678901', x: 111122223333 },
    };
    expect(JSON.parse(policies[0]!.text)).toEqual({
      Version: '2012-10-17',
      Statement: [allow, { ...allow, Effect: 'Deny', Condition }, allow],
    });
    expect(policies[0]?.line).toBe(6);
  });

  test('an alias stands for the anchor before it, read once for all its aliases', () => {
    const { values, problem } = readYaml('a: &x { deep: &y one }\nb: &y two\nc: *x\nd: *x\ne: *y\n');
    expect(problem).toBeUndefined();
    const [value] = values as readonly [Record<string, unknown>];
    expect(value).toEqual({ a: { deep: 'one' }, b: 'two', c: { deep: 'one' }, d: { deep: 'one' }, e: 'two' });
    expect(value['c']).toBe(value['a']);
    expect(value['d']).toBe(value['a']);
  });

  test.each<[string, string, string]>([
    ['aliases', 'l: [*a, *a, *a, *a]', 'l: [*a, *a, *a, *a, *a]'],
    ['merge keys', many(8, (each) => `m${each}: { <<: *o }`), many(9, (each) => `m${each}: { <<: *o }`)],
  ])('%s bring at most 40,000 values', (_name, most, more) => {
    const anchors = `a: &a [${'x,'.repeat(9998)}]\no: &o { ${many(2400, (each) => `k${each}: x`, ', ')} }\n`;
    expect(readYaml(anchors + most).problem).toBeUndefined();
    expect(readYaml(anchors + more).problem).toContain('aliases');
  });

  test.each<[string, string]>([
    ['through aliases', `a0: &a0 [x]\n${many(70, (each) => `a${each + 1}: &a${each + 1} [*a${each}]`)}`],
    ['into itself', 'a: &a { b: [*a, *a] }'],
  ])('nesting %s has the limit of nesting as written', (_name, text) => {
    expect(readYaml(text).problem).toMatch(/nested .*64 levels/);
  });

  test('a document as text, and what the command line prints', async () => {
    const { policies } = await readPolicies(`Role:
  RoleName: Reader
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
    - Effect: Allow
      Principal: { Service: lambda.amazonaws.com }
      Action: sts:AssumeRole
---
Resources:
  P:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument: |
        {"Version": "2012-10-17", "Statement": []}
`);
    expect(policies.map(({ title, type, line }) => [title, type, line])).toEqual([
      ['Reader', 'trust', 4],
      ['P', 'identity', 14],
    ]);
  });

  test('a document that a function makes as a whole', async () => {
    const { policies, unread } = await readPolicies(`AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Provider: { Type: String, Default: example.com }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: !Sub |
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow",
            "Principal": { "Federated": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/\${Provider}" },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "\${Provider}:sub": "\${Subject}" } }
          }]
        }
  Scp:
    Type: AWS::Organizations::Policy
    Properties:
      Type: SERVICE_CONTROL_POLICY
      Content: !Sub '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"a:b","Resource":"arn:\${AWS::Partition}:x"}]}'
`);
    expect(unread).toEqual([]);
    const documents = policies.map(({ text }) => JSON.parse(text) as { Statement: unknown[] });
    expect(documents.map(({ Statement }) => Statement[0])).toEqual([
      {
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/example.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'example.com:sub': '${Subject}' } },
      },
      { Effect: 'Deny', Action: 'a:b', Resource: 'arn:aws:x' },
    ]);
    expect(policies.map(({ type, line }) => [type, line])).toEqual([
      ['trust', 8],
      ['scp', 22],
    ]);
    expect(policies[0]?.unresolved.map(({ expression }) => expression)).toEqual(['Subject']);
  });

  test('SAM: documents are read, and what it writes for its own templates', async () => {
    const { policies, generated, unread } = await readPolicies(`Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - AWSLambdaBasicExecutionRole
        - S3ReadPolicy: { BucketName: b }
        - NewestPolicy: { Name: b }
        - Statement: [{ Effect: Allow, Action: a:b, Resource: "*" }]
`);
    expect(policies.map(({ title, type }) => [title, type])).toEqual([['F: #4', 'identity']]);
    expect(generated?.map(({ title, text }) => [title, text])).toEqual([
      ['F: S3ReadPolicy {"BucketName":"b"}', expect.stringContaining('"arn:aws:s3:::b/*"')],
    ]);
    expect(unread).toEqual([
      {
        where: 'Resources › F › Properties › Policies › NewestPolicy {"Name":"b"}',
        message: expect.stringMatching(/^SAM .*`NewestPolicy`/),
      },
    ]);
  });

  test('faults are reported with their line', async () => {
    const { policies, unread } = await readPolicies('Resources:\n  A: [1\n  B: 2\n', 'a.yaml');
    expect(policies).toEqual([]);
    expect(unread).toMatchObject([{ where: 'a.yaml', message: /^Line \d is not valid YAML: / }]);
    expect((await readPolicies('Resources: {}\n', 'a.yaml')).unread).toEqual([
      { where: 'a.yaml', message: expect.stringContaining('no policy in this YAML') },
    ]);
  });
});

describe('texts that are no templates', () => {
  test('the first fault is named with its line, however many follow', () => {
    expect(readYaml(`a: b\n${'"'.repeat(1000)}`).problem).toBe(readYaml(`a: b\n${'"'.repeat(6)}`).problem);
    expect(readYaml('a: b\nc: "d" "e"\n').problem).toMatch(/^Line 2 is not valid YAML: /);
    expect(readYaml('{a: 1}\n{b: 1}\n{c: 1}\n').problem).toMatch(/^Line 2 is not valid YAML: /);
  });

  test('marks within words do not count', () => {
    expect(readYaml(`- ${'arn:aws:s3:::a-b/*'.repeat(60_000)}\n`).problem).toBeUndefined();
  });

  test('more lines and marks than a template can contain are refused before they are read', () => {
    expect(readYaml('- {a: 1}\n'.repeat(60_000)).problem).toContain('250,000');
  });
});
