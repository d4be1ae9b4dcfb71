// npm run package && node src/workshop/tools/terminal-pictures.mjs: draws the pictures in docs/ of the command line and the library, as
// they are now.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { root } from '#workshop/build/fingerprint.mjs';
import { configurationScreen, libraryScreen, pullRequestScreen, ran, write } from './terminal-screens.mjs';
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

/** @param {string} folder */
function testScreen(folder) {
  write(folder, { 'policies/role.json': ROLE, 'role.rolewright.yaml': CASES });
  return ran(folder, ['test', '--verbose', '--coverage']);
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

/** The name of each picture, and what it shows. Each is drawn in a folder of its own. */
const SCREENS = {
  test: testScreen,
  agents: agentScreen,
  'pull-request': pullRequestScreen,
  configuration: configurationScreen,
  library: libraryScreen,
};

for (const [name, screen] of Object.entries(SCREENS)) {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-picture-'));
  try {
    const text = wrapped(await screen(folder), COLUMNS);
    writeFileSync(join(root, `docs/${name}.svg`), terminalSvg(text, COLUMNS));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
