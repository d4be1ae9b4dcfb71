// Measures the language server as an editor sees it: how soon findings come after its start, and after a change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#build/fingerprint.mjs';

const STARTS = 12;
const CHANGES = 60;

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
 * Opens a text and changes it. Milliseconds from the start, and from each change, to the findings.
 * @param {string} text
 * @param {string} languageId
 * @param {number} changes
 */
async function session(text, languageId, changes) {
  const start = performance.now();
  const server = spawn(process.execPath, [join(root, 'dist-cli/rolewright.cjs'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
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
  const first = performance.now() - start;
  /** @type {number[]} */
  const times = [];
  for (let version = 2; version < changes + 2; version += 1) {
    output = '';
    const changed = performance.now();
    const contentChanges = [{ text: text.replace('bucket-0', `bucket-${version}`) }];
    send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges } });
    await comes(`"version":${version}`);
    times.push(performance.now() - changed);
  }
  server.stdin.end(framed({ id: 2, method: 'shutdown' }) + framed({ method: 'exit' }));
  await new Promise((resolve) => server.once('close', resolve));
  return { first, times };
}

/** @returns {Promise<{ readonly name: string, readonly times: number[] }[]>} what was timed, in milliseconds */
export async function benchLsp() {
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
  ];
}
