// The language server in a real editor: Neovim opens a policy, a template and Terraform, and gets findings, completions, hovers and fixes.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { root } from '#workshop/interop/support/project.ts';
import { run as runCommand, scratchFolder } from '#workshop/interop/support/tools.ts';
import { blocksIn } from '#workshop/tools/markdown.ts';

interface EditorTask {
  readonly name: string;
  readonly filetype: string;
  readonly text: string;
  /** What the file says after all safe fixes. */
  readonly fixed: string;
  /** The rules that find something, each with the characters it marks. */
  readonly found: readonly (readonly [rule: string, at: string])[];
  /** What is offered after the first characters of a word. */
  readonly complete: { readonly word: string; readonly behind: number; readonly offers: string };
  /** A word that a hover is about, and what that says. */
  readonly hover: string;
}

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "allow",
      "Action": ["s3:GetObject", "s3:GetObject"],
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
    }
  ]
}
`;

const TEMPLATE = `Resources:
  # Reads the bucket of another stack.
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: allow
            Action: [s3:GetObject, s3:GetObject]
            Resource: !Sub arn:aws:s3:::\${Bucket}/*
`;

const TERRAFORM = `resource "aws_iam_policy" "reader" {
  # Reads one bucket.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "allow"
      Action   = ["s3:GetObject", "s3:GetObject"]
      Resource = "arn:aws:s3:::amzn-s3-demo-bucket/*"
    }]
  })
}
`;

const asked = { word: 's3:GetObject', behind: 's3:GetObj'.length, offers: 's3:GetObjectTagging' };

const TASKS: readonly EditorTask[] = [
  {
    name: 'policy.json',
    filetype: 'json',
    text: POLICY,
    fixed: POLICY.replace('allow', 'Allow').replace(', "s3:GetObject"', ''),
    found: [
      ['invalid-effect', '"allow"'],
      ['redundant-action', '"s3:GetObject"'],
    ],
    complete: asked,
    hover: 's3:GetObject',
  },
  {
    name: 'template.yaml',
    filetype: 'yaml',
    text: TEMPLATE,
    fixed: TEMPLATE.replace('allow', 'Allow').replace(', s3:GetObject', ''),
    found: [
      ['invalid-effect', 'allow'],
      ['redundant-action', 's3:GetObject'],
    ],
    complete: asked,
    hover: 's3:GetObject',
  },
  {
    name: 'main.tf',
    filetype: 'terraform',
    text: TERRAFORM,
    fixed: TERRAFORM.replace('"allow"', '"Allow"').replace(', "s3:GetObject"', ''),
    found: [
      ['invalid-effect', '"allow"'],
      ['redundant-action', '"s3:GetObject"'],
    ],
    complete: asked,
    hover: 's3:GetObject',
  },
];

interface EditorResult {
  readonly found: readonly { readonly code: string; readonly at: string }[];
  readonly labels: readonly string[];
  readonly hover: string;
  readonly text: string;
}

type Written = { readonly results: readonly EditorResult[] } | { readonly failure: string };

function mustBe(what: string, actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  if (a !== b) throw new Error(`${what} is\n${a}\nand should be\n${b}`);
}

function compare(task: EditorTask, { found, labels, hover, text }: EditorResult): void {
  const rules = found.map(({ code, at }) => [code, at]);
  mustBe(`What is found in ${task.name}`, rules, task.found);
  if (!labels.includes(task.complete.offers))
    throw new Error(`${task.name}: ${task.complete.offers} is not among ${labels.join(', ')}`);
  if (!hover.includes('**s3:GetObject**') || !hover.includes('https://docs.aws.amazon.com/'))
    throw new Error(`${task.name}: the hover says ${hover}`);
  mustBe(`${task.name} at the end`, text, task.fixed);
}

async function run(): Promise<string> {
  const folder = scratchFolder();
  const result = join(folder, 'result.json');
  const proof = join(folder, 'proof.json');
  const tasks = TASKS.map(({ name, text, ...task }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { ...task, path };
  });
  // As somebody sets it up who has read the documentation.
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const settings = blocksIn(page).find(({ language }) => language === 'lua')!.text;
  const program = join(folder, 'rolewright');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'src/cli/run.mjs')}" "$@"\n`);
  chmodSync(program, 0o755);
  writeFileSync(proof, JSON.stringify({ settings, result, tasks }));
  const { stderr } = await runCommand(
    'nvim',
    [
      '--clean',
      '--headless',
      '-n',
      '-c',
      `luafile ${join(root, 'src/workshop/interop/support/neovim/edit.lua')}`,
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
        ROLEWRIGHT_PROOF: proof,
        XDG_STATE_HOME: folder,
      },
    },
  );
  let written: Written;
  try {
    written = JSON.parse(readFileSync(result, 'utf8')) as Written;
  } catch {
    throw new Error(`Neovim wrote no result: ${stderr}`);
  }
  if ('failure' in written) throw new Error(`${written.failure}\n${stderr}`);
  const { results } = written;
  for (const [index, task] of TASKS.entries()) compare(task, results[index]!);
  return `Neovim showed the findings of ${TASKS.map(({ name }) => name).join(', ')}, completed, explained and fixed them.`;
}

const proof: InteropProof = { title: 'Language server with Neovim', packages: ['neovim'], run };
export default proof;
