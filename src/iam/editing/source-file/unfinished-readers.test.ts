// What is finished is read as the readers of whole files read it.
import { expect, test } from 'vitest';
import { readPolicies } from '#iam/import/read-policies.ts';
import { readYaml } from '#iam/import/yaml.ts';
import { valueOf } from '#iam/editing/completion/completion-context.ts';
import { FIXTURES } from './cases/fixtures.ts';
import { readSourceFile } from './index.ts';
import type { SourcePolicy } from './source-file.ts';
import { readUnfinishedYaml } from './unfinished-yaml.ts';

const YAML = [
  ...FIXTURES.filter(({ language }) => language === 'yaml').map(({ text }) => text),
  'a: b\nc:\n- d\n-   e: f\n    g: h\n- - i\n  - j\n',
  'text: |\n  one\n\n  two\nfolded: >-\n  a\n  b\n\n  c\nkeep: |+\n  x\n\nnext: 1\n',
  'text: >\n  with \n  a blank \n\n  and {\n    further in\n  }\n  again\n',
  'text: |\n  one\n    \n  two \n',
  '"$key" : 1\n\'other\' : 2\nplain : 3\n',
  "\"quoted key\": 'it''s'\nplain: a b  # note\nlong: one\n  two\nurl: http://x/y#z\nempty:\nnull: ~\n",
  'flow: {a: [1, "b", c d], "e": {f: }, g: h}\nmulti: [\n  a,\n  b,\n]\njson: {"a":1,"b":[true,null]}\n',
  'base: &base\n  a: 1\nother: *base\n---\nsecond: document\n...\n',
  'zero: 0123\ndate: 2012-10-17\nversion: "1.10"\nescaped: "a\\tb\\u0041"\ntag: !GetAtt A.B\nshort: !Sub "x"\n',
  '# only\nkey: value\r\nother:\r\n  - a\r\n  - b\r\n',
  'k: "two\n  lines"\nl: \'x\n\n  y\'\n',
  'joined: "arn:aws:iam::\\\n  111122223333:role/\\\\x\\\r\n  y"\n',
  '? Effect\n: Allow\n? "Action"\n:\n  - a\n? c\n: d\n',
  '- 1\n- two: 2\n  three: 3\n-\n  four: 4\n',
];

test.each(YAML)('%s', (text) => {
  const values = readUnfinishedYaml(text).map(valueOf);
  const whole = readYaml(text);
  expect(whole.problem).toBeUndefined();
  // An empty value is none here, and null there.
  const bare = JSON.stringify(whole.values)
    .replaceAll(/"[\w ]+":null,?/g, '')
    .replaceAll(/,(?=\})/g, '');
  expect(
    JSON.stringify(values)
      .replaceAll(/"[\w ]+":null,?/g, '')
      .replaceAll(/,(?=\})/g, ''),
  ).toBe(bare);
});

const STATEMENT = 'Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "*" }';
const resourceOf = (type: string, properties: string) => ({
  name: type,
  language: 'yaml' as const,
  text: `Resources:\n  R:\n    Type: ${type}\n    Properties:\n      ${properties}\n`,
});

const PLACES = [
  resourceOf('AWS::S3::BucketPolicy', `PolicyDocument: { ${STATEMENT} }`),
  resourceOf('AWS::DynamoDB::Table', `ResourcePolicy: { PolicyDocument: { ${STATEMENT} } }`),
  resourceOf('AWS::IoT::Policy', `PolicyDocument: { ${STATEMENT} }`),
  resourceOf('AWS::SSM::Parameter', `Value: { ${STATEMENT} }`),
  resourceOf('AWS::Organizations::Policy', `{ Type: SERVICE_CONTROL_POLICY, Content: { ${STATEMENT} } }`),
  resourceOf('AWS::Serverless::Api', `Auth: { ResourcePolicy: { IpRangeBlacklist: [192.0.2.0] } }`),
  {
    name: 'policies that are none of IAM',
    language: 'hcl' as const,
    text: 'resource "aws_ecr_lifecycle_policy" "p" {\n  policy = <<EOT\n{ "rules": [] }\nEOT\n}\n',
  },
];

test.each([...FIXTURES, ...PLACES])('$name: the same policies as in a check', async (fixture) => {
  const { text, language, name } = fixture;
  const ending = { json: 'json', yaml: 'yaml', hcl: 'tf' }[language];
  const { policies } = await readPolicies(text, `${name}.${ending}`);
  const one = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);
  const plain = (value: unknown): string =>
    JSON.stringify(value, (key, each: unknown) => (key === 'Statement' ? each : one(each)));
  const found = readSourceFile(text, language).policies;
  const all = (each: Pick<SourcePolicy, 'type' | 'attachedTo'>, document: unknown): string =>
    [each.type, each.attachedTo, plain(document)].join(' ');
  expect(found.map((each) => all(each, each.document)).toSorted()).toEqual(
    policies.map((each) => all(each, JSON.parse(each.text))).toSorted(),
  );
});
