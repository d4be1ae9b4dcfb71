// A finding stands where the fault is, in every language and form of a policy, on the command line and in editors alike.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEditor, type Editor } from '#lsp/testing/editor.ts';
import { run } from '#cli/testing/run.ts';

/** By rule: the faulty word, which stands nowhere else. */
const FAULTS: Readonly<Record<string, string>> = {
  'malformed-sid': 'sid with blanks',
  'invalid-effect': 'Alow',
  'invalid-action': 's3:GetObjct',
  'invalid-service': 'arn:aws:s4:::nothing',
  'invalid-operator': 'StringEqual_',
  'invalid-global-condition-key': 'aws:SourceIpp',
  'type-mismatch-boolean': 'perhaps',
};

const POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'sid with blanks', Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObjct'], Resource: '*' },
    { Effect: 'Alow', Action: 's3:PutObject', Resource: ['arn:aws:s3:::b/*', 'arn:aws:s4:::nothing'] },
    {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: '*',
      Condition: {
        StringEqual_: { 'aws:SourceVpc': 'vpc-1' },
        StringEquals: { 'aws:SourceIpp': '1' },
        Bool: { 'aws:SecureTransport': 'perhaps' },
      },
    },
  ],
};

const JSON_TEXT = JSON.stringify(POLICY, undefined, 2);

function asYaml(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${String(value).replace(/^\*$/, "'*'")}\n`;
  const entries = Array.isArray(value) ? value.map((each) => ['-', each] as const) : Object.entries(value);
  return `\n${entries
    .map(([name, each]) => `${indent}${name === '-' ? '-' : `${name}:`}${asYaml(each, `${indent}  `)}`)
    .join('')}`;
}

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
const template = (document: string): string =>
  `Resources:\n  Policy:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:${document}\n`;
const resource = (policy: string): string =>
  `resource "aws_iam_policy" "p" {\n  name   = "p"\n  policy = ${policy}\n}\n`;

const BLOCKS = `
data "aws_iam_policy_document" "d" {
  statement {
    sid       = "sid with blanks"
    actions   = ["s3:PutObject", "s3:GetObjct"]
    resources = ["*"]
  }
  statement {
    effect    = "Alow"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::b/*", "arn:aws:s4:::nothing"]
  }
  statement {
    actions   = ["s3:PutObject"]
    resources = ["*"]
    condition {
      test     = "StringEqual_"
      variable = "aws:SourceVpc"
      values   = ["vpc-1"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceIpp"
      values   = ["1"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["perhaps"]
    }
  }
}
`;

/** The name of the file says its language to the editor. */
const FORMS: readonly (readonly [form: string, name: string, text: string])[] = [
  ['a JSON file', 'policy.json', JSON_TEXT],
  [
    'a JSON template',
    'template.json',
    JSON.stringify(
      { Resources: { P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: POLICY } } } },
      undefined,
      2,
    ),
  ],
  ['a YAML file', 'policy.yaml', asYaml(POLICY, '').slice(1)],
  ['members of YAML', 'template.yaml', template(asYaml(POLICY, ' '.repeat(8)))],
  ['brackets in YAML', 'brackets.yaml', template(`\n${indented(JSON_TEXT, 8)}`)],
  ['JSON in the lines of a string', 'lines.yaml', template(` !Sub |\n${indented(JSON_TEXT, 8)}`)],
  ['JSON behind a tag on its own line', 'tag.yaml', template(`\n        !Sub |\n${indented(JSON_TEXT, 10)}`)],
  ['jsonencode', 'encoded.tf', resource(`jsonencode(${JSON_TEXT.replaceAll(/":/g, '" =')})`)],
  ['a heredoc', 'heredoc.tf', resource(`<<EOT\n${JSON_TEXT}\nEOT`)],
  ['blocks', 'blocks.tf', BLOCKS],
  ['blocks that are used', 'used.tf', BLOCKS + resource('data.aws_iam_policy_document.d.json')],
];

interface Place {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

let editor: Editor;
// The first start bundles the sources.
beforeAll(async () => {
  editor = await startEditor();
}, 300_000);
afterAll(() => editor.leave());

async function onTheCommandLine(text: string): Promise<readonly Place[]> {
  const { out } = await run(['check', '-', '--format', 'json'], { '-': text });
  const { files } = JSON.parse(out) as { files: { policies: { findings: Place[] }[] }[] };
  return files.flatMap(({ policies }) => policies.flatMap(({ findings }) => findings));
}

async function inTheEditor(name: string, text: string): Promise<readonly Place[]> {
  const uri = `file:///project/${name}`;
  await editor.open(uri, text, { json: 'json', yaml: 'yaml', tf: 'terraform' }[name.split('.')[1]!]);
  const found = await editor.found(uri);
  return found.map(({ code, range: { start, end } }) => ({
    rule: String(code),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }));
}

const inOrder = (places: readonly Place[]): readonly Place[] =>
  places
    .filter(({ rule }) => Object.hasOwn(FAULTS, rule))
    .map(({ rule, line, column, endLine, endColumn }) => ({ rule, line, column, endLine, endColumn }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);

const STATIC = `  statement {
    actions   = ["s3:GetObjct"]
    resources = ["*"]
  }
`;
const dynamic = (all: string): string => `  dynamic "statement" {
    for_each = ${all}
    content {
      actions   = ["\${statement.value}:NoSuchAction"]
      resources = ["*"]
    }
  }
`;
const document = (body: string, name = 'd'): string =>
  `data "aws_iam_policy_document" "${name}" {\n${body}}\n`;

test.each([
  ['several', document(dynamic('["s3", "sqs"]') + STATIC), [5, 5, 10]],
  ['none', document(dynamic('[]') + STATIC), [10]],
  [
    'none, and one of another document',
    document(`  source_policy_documents = [data.aws_iam_policy_document.o.json]\n${dynamic('[]')}${STATIC}`) +
      document(STATIC.replace('Objct', 'Objec'), 'o'),
    [11, 17],
  ],
  ['one, and none', document(dynamic('["s3"]') + dynamic('[]') + STATIC), [5, 17]],
  ['an unknown number', document(dynamic('var.all') + STATIC), [10]],
])('statements of a dynamic block: %s', async (what, text, expected) => {
  const found = await onTheCommandLine(text);
  const lines = found.filter(({ rule }) => rule === 'invalid-action').map(({ line }) => line);
  expect(lines).toEqual(expected);
  const inFile = await inTheEditor(`${what}.tf`, text);
  const written = inFile.filter(({ rule }) => rule === 'invalid-action').map(({ line }) => line);
  expect(written).toEqual(expected.filter((line) => line > 9));
});

test('entries of a list that a dynamic block makes', async () => {
  const text = document(`  statement {
    actions = ["sts:AssumeRole"]
    dynamic "principals" {
      for_each = ["111122223333", "444455556666"]
      content {
        type        = "AWS"
        identifiers = [principals.value]
      }
    }
    principals {
      type        = "AWS"
      identifiers = ["777788889999"]
    }
  }
`);
  const found = await onTheCommandLine(text);
  const lines = found.filter(({ rule }) => rule === 'trust-account-wide').map(({ line }) => line);
  expect(lines).toEqual([8, 8, 13]);
});

test.each(FORMS)('in %s', async (_form, name, text) => {
  const found = inOrder(await onTheCommandLine(text));
  const lines = text.split('\n');
  const at = ({ rule, line, column, endLine, endColumn }: Place): readonly unknown[] => [
    rule,
    endLine === line
      ? lines[line - 1]!.slice(column - 1, endColumn - 1).replaceAll('"', '')
      : 'several lines',
  ];
  expect(Object.fromEntries(found.map(at) as [string, string][])).toEqual(FAULTS);
  expect(found).toHaveLength(Object.keys(FAULTS).length);
  expect(inOrder(await inTheEditor(name, text))).toEqual(found);
});
