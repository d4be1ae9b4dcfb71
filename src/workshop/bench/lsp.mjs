// Times the language server as an editor sees it: how soon findings come after its start, and after a change.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { builtCommand } from './cli.mjs';
import { printLine, quantile, summary, verdicts } from './figures.mjs';

const STARTS = 12;
const CHANGES = 60;
const WARM_KEYS = 20;
const KEYS = 100;

/**
 * What stays in memory is compared after so many edits, when what is kept on purpose is full, and after all. Several
 * come before one check.
 */
const FEW_EDITS = 5000;
const EDITS = 10_000;
const EDITS_AT_ONCE = 10;

/** Says on a signal what is left in the heap of the server once what nobody needs is gone. */
const TELL_HEAP = `process.on('SIGUSR2', () => { gc(); process.stderr.write('told ' + process.memoryUsage().heapUsed + '.'); });`;
/** Says on a signal how many microseconds the processor has worked for the server. */
const TELL_TIME = `process.on('SIGUSR2', () => { const { user, system } = process.cpuUsage(); process.stderr.write('told ' + (user + system) + '.'); });`;

/**
 * @param {string} code
 * @param {readonly string[]} flags of Node
 */
const telling = (code, ...flags) => [
  ...flags,
  '--import',
  `data:text/javascript,${encodeURIComponent(code)}`,
];

/**
 * What a server says on the signal.
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} server
 */
async function told(server) {
  const [said] = await Promise.all([once(server.stderr, 'data'), server.kill('SIGUSR2')]);
  return Number(/told (\d+)/.exec(String(said))?.[1]);
}

/**
 * So many parts, until the whole is this large.
 * @param {(index: number) => string} part
 * @param {(text: string) => boolean} isLargeEnough
 */
function repeated(part, isLargeEnough) {
  let text = '';
  for (let index = 0; !isLargeEnough(text); index += 1) text += part(index);
  return text;
}

const statements = repeated(
  (index) =>
    `    {"Sid": "Read${index}", "Effect": "Allow", "Action": ["s3:GetObjct", "s3:ListBucket"], "Resource": "arn:aws:s3:::bucket-${index}/*"},\n`,
  ({ length }) => length > 6100,
);
const POLICY = `{\n  "Version": "2012-10-17",\n  "Statement": [\n${statements.slice(0, -2)}\n  ]\n}\n`;

const TEMPLATE = repeated(
  (index) =>
    `  Policy${index}:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: s3:GetObjct\n            Resource: arn:aws:s3:::bucket-${index}/*\n`,
  (text) => text.split('\n').length > 2000,
);

const MODULE = repeated(
  (index) =>
    `resource "aws_s3_bucket" "b${index}" {\n  bucket = "acme-\${var.stage}-${index}"\n}\n\ndata "aws_iam_policy_document" "d${index}" {\n  statement {\n    actions   = ["s3:${index === 0 ? 'GetObjct' : 'GetObject'}", "s3:PutObject"]\n    resources = ["\${aws_s3_bucket.b${index}.arn}/*"]\n    condition {\n      test     = "StringEquals"\n      variable = "aws:SourceAccount"\n      values   = [data.aws_caller_identity.current.account_id]\n    }\n  }\n}\n\nresource "aws_iam_policy" "p${index}" {\n  policy = data.aws_iam_policy_document.d${index}.json\n}\n\n`,
  (text) => text.split('\n').length > 2000,
);

/**
 * A server that has opened a text and sent its findings.
 * @param {string} text
 * @param {string} languageId
 * @param {readonly string[]} flags of Node
 */
async function opened(text, languageId, flags = []) {
  const server = spawn(process.execPath, [...flags, builtCommand(), 'lsp', '--stdio']);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = 'file:///bench';
  let version = 1;
  /** @type {() => void} */
  let isFound = () => undefined;
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    if (params.version === version) isFound();
  });
  connection.listen();
  const found = () => new Promise((/** @type {(value?: unknown) => void} */ resolve) => (isFound = resolve));
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  void connection.sendNotification('initialized', {});
  const first = found();
  void connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version, text },
  });
  await first;
  return {
    server,
    /** Changes the text so many times. Resolves with the findings on the last of them. */
    change: (times = 1) => {
      version += times;
      const last = found();
      for (let each = version - times + 1; each <= version; each += 1)
        void connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: each },
          contentChanges: [{ text: text.replace('bucket-0', `bucket-${each}`) }],
        });
      return last;
    },
    /**
     * Types a letter, and asks for completions behind it. Resolves with the findings.
     * @param {import('vscode-languageserver-protocol').Position} at
     * @param {(milliseconds: number) => void} completed
     */
    type: async (at, completed) => {
      version += 1;
      const last = found();
      const textDocument = { uri, version };
      const contentChanges = [{ range: { start: at, end: at }, text: 'e' }];
      void connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
      const asked = performance.now();
      const position = { line: at.line, character: at.character + 1 };
      await connection.sendRequest('textDocument/completion', { textDocument, position });
      completed(performance.now() - asked);
      await last;
    },
    close: async () => {
      await connection.sendRequest('shutdown');
      void connection.sendNotification('exit');
      await once(server, 'close');
    },
  };
}

/**
 * Milliseconds from the start, and from each change, to the findings.
 * @param {string} text
 * @param {string} languageId
 * @param {number} changes
 */
async function session(text, languageId, changes) {
  const start = performance.now();
  const { change, close } = await opened(text, languageId);
  const first = performance.now() - start;
  /** @type {number[]} */
  const times = [];
  for (let index = 0; index < changes; index += 1) {
    const changed = performance.now();
    await change();
    times.push(performance.now() - changed);
  }
  await close();
  return { first, times };
}

/**
 * Someone types in the middle of a text, with completions at each key: milliseconds of the processor for a key, and
 * milliseconds to each list.
 * @param {string} text
 * @param {string} languageId
 */
async function typing(text, languageId) {
  const { server, type, close } = await opened(text, languageId, telling(TELL_TIME));
  const before = text.slice(0, text.indexOf('s3:GetO', text.length / 2) + 's3:Get'.length).split('\n');
  const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  /** @type {number[]} */
  const times = [];
  for (let key = 0; key < WARM_KEYS; key += 1) await type(at, () => undefined);
  const start = await told(server);
  for (let key = 0; key < KEYS; key += 1) await type(at, (time) => times.push(time));
  const perKey = ((await told(server)) - start) / 1000 / KEYS;
  await close();
  return { perKey, times };
}

/** By how many MB the heap is larger after all edits than after a few. */
async function growth() {
  const { server, change, close } = await opened(POLICY, 'json', telling(TELL_HEAP, '--expose-gc'));
  const heap = async () => (await told(server)) / 1e6;
  let few = Number.NaN;
  for (let edits = 0; edits < EDITS; edits += EDITS_AT_ONCE) {
    if (edits === FEW_EDITS) few = await heap();
    await change(EDITS_AT_ONCE);
  }
  const all = await heap();
  await close();
  return all - few;
}

export async function benchLsp() {
  printLine('\nLanguage server, median [least–most]');
  const print = (/** @type {string} */ name, /** @type {number[]} */ times) =>
    printLine(`  ${name.padEnd(46)} ${summary(times)} ms, p95 ${quantile(times, 0.95).toFixed(0)}`);
  /** @type {number[]} */
  const starts = [];
  for (let round = 0; round < STARTS; round += 1) starts.push((await session(POLICY, 'json', 0)).first);
  print('language server, start to findings', starts);
  print('change to findings, 6,144 characters', (await session(POLICY, 'json', CHANGES)).times);
  const template = await session(`Resources:\n${TEMPLATE}`, 'yaml', CHANGES);
  print('change to findings, 2,000-line template', template.times);
  for (const [name, text, languageId] of [
    ['template', `Resources:\n${TEMPLATE}`, 'yaml'],
    ['Terraform file', MODULE, 'terraform'],
  ]) {
    const { perKey, times } = await typing(text ?? '', languageId ?? '');
    const ofKey = verdicts([{ most: 20 }], () => perKey);
    printLine(`  ${`processor for a key, 2,000-line ${name}`.padEnd(46)} ${perKey.toFixed(1)} ms${ofKey}`);
    const ofList = verdicts([{ of: 'p95', most: 100 }], () => quantile(times, 0.95));
    printLine(`  ${`key to completions, 2,000-line ${name}`.padEnd(46)} ${summary(times)} ms${ofList}`);
  }
  const grown = await growth();
  const verdict = verdicts([{ most: 2, unit: ' MB' }], () => grown);
  printLine(
    `  ${'heap after 10,000 edits, over that after 5,000'.padEnd(46)} ${summary([grown])} MB${verdict}`,
  );
}
