// node src/tools/terminal-pictures.mjs: draws the pictures in docs/ of the command line, as it is now.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { root } from '#build/fingerprint.mjs';
import { terminalSvg, wrapped } from './terminal-svg.mjs';

const COLUMNS = 108;
const BIN = join(root, 'src/cli/run.mjs');

const ROLE = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'InvokeDeepSeek',
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    },
    {
      Sid: 'ReadPrompts',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/prompts/*',
    },
  ],
};

const CASES = `policies:
  identity: policies/role.json
request:
  principal: arn:aws:iam::111122223333:role/DeepSeekInvoke
  action: bedrock:InvokeModel
cases:
  - name: Calls DeepSeek-V3.2
    request: {resource: "arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2"}
    expect: allowed
    statement: InvokeDeepSeek
  - name: Calls no other model
    request: {resource: "arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0"}
    expect: denied
  - name: Calls only through our endpoint
    request: {resource: "arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2"}
    expect: denied
`;

/** @param {string} text */
const prompt = (text) => `\u001b[32m$\u001b[0m \u001b[1m${text}\u001b[0m\n`;

/** @param {string} folder */
function testScreen(folder) {
  mkdirSync(join(folder, 'policies'));
  writeFileSync(join(folder, 'policies/role.json'), JSON.stringify(ROLE));
  writeFileSync(join(folder, 'role.rolewright.yaml'), CASES);
  const args = ['test', '--verbose', '--coverage'];
  const { stdout } = spawnSync(process.execPath, [BIN, ...args, '--color', 'always'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return `${prompt(`npx rolewright ${args.join(' ')}`)}${stdout}`;
}

const CALLS = [
  {
    name: 'explain_denial',
    arguments: {
      text: 'User: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0 because no identity-based policy allows the bedrock:InvokeModel action',
      policies: [ROLE],
    },
    /** @param {any} result */
    shown: ({ denials: [{ layer, cause, fixes }] }) => ({
      layer,
      cause: cause.text,
      fixes: fixes.map((/** @type {any} */ { label, proved }) => ({ label, proved })),
    }),
  },
  {
    name: 'find_facts',
    arguments: { action: 'bedrock:InvokeModl' },
    shown: undefined,
  },
];

async function agentScreen() {
  const client = new Client({ name: 'agent', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [BIN, 'mcp'] }));
  let text = '';
  try {
    for (const { name, arguments: given, shown } of CALLS) {
      const { content, structuredContent } = await client.callTool({ name, arguments: given });
      const answer = shown
        ? JSON.stringify(shown(structuredContent), undefined, 2)
        : /** @type {{ text: string }[]} */ (content)[0]?.text;
      const asked = JSON.stringify(given).replace(/"policies":.*/, '"policies": [ … ] }');
      text += `\u001b[36magent → ${name}\u001b[0m ${asked}\n\u001b[32mrolewright →\u001b[0m ${answer}\n\n`;
    }
  } finally {
    await client.close();
  }
  return text;
}

const folder = mkdtempSync(join(tmpdir(), 'rolewright-picture-'));
try {
  writeFileSync(join(root, 'docs/test.svg'), terminalSvg(wrapped(testScreen(folder), COLUMNS), COLUMNS));
  writeFileSync(join(root, 'docs/agents.svg'), terminalSvg(wrapped(await agentScreen(), COLUMNS), COLUMNS));
} finally {
  rmSync(folder, { recursive: true });
}
