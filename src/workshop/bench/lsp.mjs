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

/**
 * What stays in memory is compared after so many edits, when what is kept on purpose is full, and after all. Several
 * come before one check.
 */
const FEW_EDITS = 5000;
const EDITS = 10_000;
const EDITS_AT_ONCE = 10;

/** Says on a signal what is left in the heap of the server once what nobody needs is gone. */
const TELL_HEAP = `process.on('SIGUSR2', () => { gc(); process.stderr.write('heap ' + process.memoryUsage().heapUsed + '.'); });`;
const TELLING = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(TELL_HEAP)}`];

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

/** By how many MB the heap is larger after all edits than after a few. */
async function growth() {
  const { server, change, close } = await opened(POLICY, 'json', TELLING);
  const heap = async () => {
    const [told] = await Promise.all([once(server.stderr, 'data'), server.kill('SIGUSR2')]);
    return Number(/heap (\d+)/.exec(String(told))?.[1]) / 1e6;
  };
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
  const grown = await growth();
  const verdict = verdicts([{ most: 2, unit: ' MB' }], () => grown);
  printLine(
    `  ${'heap after 10,000 edits, over that after 5,000'.padEnd(46)} ${summary([grown])} MB${verdict}`,
  );
}
