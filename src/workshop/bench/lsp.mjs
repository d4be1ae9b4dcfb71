// Measures the language server as an editor sees it: how soon findings come after its start, and after a change.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtCommand } from './cli.mjs';

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

/** @param {object} message */
function framed(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const statement = (/** @type {number} */ index) => ({
  Sid: `Read${index}`,
  Effect: 'Allow',
  Action: ['s3:GetObjct', 's3:ListBucket'],
  Resource: `arn:aws:s3:::bucket-${index}/*`,
});

/** @param {number} length characters */
function policyOf(length) {
  const statements = [statement(0)];
  const text = () => JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
  while (text().length < length) statements.push(statement(statements.length));
  return text();
}

/** @param {number} lines */
function templateOf(lines) {
  let text = 'Resources:\n';
  for (let index = 0; text.split('\n').length < lines; index += 1)
    text += `  Policy${index}:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: s3:GetObjct\n            Resource: arn:aws:s3:::bucket-${index}/*\n`;
  return text;
}

/**
 * A server that has opened a text and sent its findings.
 * @param {string} text
 * @param {string} languageId
 * @param {readonly string[]} flags of Node
 */
async function opened(text, languageId, flags = []) {
  const server = spawn(process.execPath, [...flags, builtCommand(), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  /** @type {() => void} */
  let look = () => undefined;
  server.stdout.setEncoding('utf8').on('data', (part) => {
    output += part;
    look();
  });
  /** @param {string} words */
  const comes = (words) =>
    new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
      look = () => output.includes(words) && resolve();
      look();
    });
  const send = (/** @type {object} */ message) => server.stdin.write(framed(message));
  const uri = 'file:///bench';
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await comes('"capabilities"');
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId, version: 1, text } } });
  await comes('publishDiagnostics');
  let version = 1;
  return {
    server,
    /** Changes the text so many times. Resolves with the findings on the last of them. */
    change: async (times = 1) => {
      output = '';
      for (let each = 0; each < times; each += 1) {
        version += 1;
        const contentChanges = [{ text: text.replace('bucket-0', `bucket-${version}`) }];
        const params = { textDocument: { uri, version }, contentChanges };
        send({ method: 'textDocument/didChange', params });
      }
      await comes(`"version":${version}`);
    },
    close: async () => {
      server.stdin.end(framed({ id: 2, method: 'shutdown' }) + framed({ method: 'exit' }));
      await new Promise((resolve) => server.once('close', resolve));
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
 * By how many MB the heap is larger after all edits than after a few.
 * @param {string} text
 */
async function growth(text) {
  const flags = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(TELL_HEAP)}`];
  const { server, change, close } = await opened(text, 'json', flags);
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

/**
 * What was measured, in milliseconds if nothing else is said.
 * @typedef {object} ServerRow
 * @property {string} name
 * @property {number[]} times
 * @property {string} [unit]
 * @property {readonly import('./figures.mjs').Goal[]} [goals]
 */

/** @returns {Promise<ServerRow[]>} */
export async function benchLsp() {
  builtCommand();
  const policy = policyOf(6144);
  /** @type {number[]} */
  const starts = [];
  for (let round = 0; round < STARTS; round += 1) starts.push((await session(policy, 'json', 0)).first);
  const changes = await session(policy, 'json', CHANGES);
  const template = await session(templateOf(2000), 'yaml', CHANGES);
  return [
    { name: 'language server, start to findings', times: starts },
    { name: 'change to findings, 6,144 characters', times: changes.times },
    { name: 'change to findings, 2,000-line template', times: template.times },
    {
      name: 'heap after 10,000 edits, over that after 5,000',
      times: [await growth(policy)],
      unit: 'MB',
      goals: [{ most: 2, unit: ' MB' }],
    },
  ];
}
