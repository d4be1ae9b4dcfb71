// What the editor says of policies without a version is what the command line says: IAM saves those that are embedded in
// an identity.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEditor, type Editor } from './testing/editor.ts';

const RUN = fileURLToPath(new URL('../cli/run.mjs', import.meta.url));

const STATEMENT = 'Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::b/*" }]';
const ENCODED = `jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::b/*" }] })`;
const template = (type: string, properties: string): string =>
  `Resources:\n  Reader:\n    Type: ${type}\n    Properties:\n      ${properties}\n`;
const inline = `Policies: [{ PolicyName: read, PolicyDocument: { ${STATEMENT} } }]`;

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(async () => {
  expect(await editor.leave()).toBe(0);
});

interface Checked {
  readonly files: readonly {
    readonly policies: readonly { readonly findings: readonly { rule: string; refused?: boolean }[] }[];
  }[];
}

test.each([
  ['managed.yaml', template('AWS::IAM::ManagedPolicy', `PolicyDocument: { ${STATEMENT} }`), true],
  ['policy.yaml', template('AWS::IAM::Policy', `PolicyDocument: { ${STATEMENT} }`), false],
  ['role.yaml', template('AWS::IAM::Role', inline), false],
  ['user.yaml', template('AWS::IAM::User', inline), false],
  ['function.yaml', template('AWS::Serverless::Function', `Policies: [{ ${STATEMENT} }]`), undefined],
  ['managed.tf', `resource "aws_iam_policy" "p" {\n  policy = ${ENCODED}\n}\n`, true],
  ['role.tf', `resource "aws_iam_role_policy" "p" {\n  policy = ${ENCODED}\n}\n`, false],
  ['user.tf', `resource "aws_iam_user_policy" "p" {\n  policy = ${ENCODED}\n}\n`, false],
  ['block.tf', `resource "aws_iam_role" "p" {\n  inline_policy {\n    policy = ${ENCODED}\n  }\n}\n`, false],
])('%s', async (name, text, isRefused) => {
  const uri = `file:///faces/${name}`;
  await editor.open(uri, text, name.endsWith('.tf') ? 'terraform' : 'yaml');
  const shown = (await editor.found(uri)).map(({ code, message }) => ({
    rule: code,
    isRefused: String(message).includes('AWS refuses to save'),
  }));
  const { stdout } = spawnSync(process.execPath, [RUN, 'check', '-', '--format', 'json'], {
    input: text,
    encoding: 'utf8',
  });
  const printed = (JSON.parse(stdout) as Checked).files.flatMap(({ policies }) =>
    policies.flatMap(({ findings }) =>
      findings.map(({ rule, refused = false }) => ({ rule, isRefused: refused })),
    ),
  );
  expect(shown).toEqual(printed);
  if (isRefused !== undefined) expect(shown).toContainEqual({ rule: 'missing-version', isRefused });
});
