// A model on the day AWS launches it: its row alone brings kits, checks, sentences and exports. Tried on a copy of the
// project with a model that is made up.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';

const copy = mkdtempSync(join(tmpdir(), 'rolewright-model-'));
const BUILD_MS = 300_000;

const run = (script: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(copy, script), ...args], { cwd: copy, encoding: 'utf8' });
const rolewright = (...args: readonly string[]): string => run('src/cli/run.mjs', ...args);

beforeAll(() => {
  for (const part of readdirSync(root).filter((name) =>
    /^(?:src|public|.+\.json|.+\.ts|.+\.html)$/.test(name),
  ))
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  run('src/workshop/tools/new.mjs', 'model', 'v9.1');
  expect(() => run('src/workshop/tools/new.mjs', 'model', 'v9.1')).toThrow('v9.1 is there already');
  const models = join(copy, 'src/deepseek/facts/models.ts');
  const text = readFileSync(models, 'utf8');
  const at = text.indexOf("id: 'v9.1'");
  const row = text.slice(at).replace('regions: []', "regions: ['us-west-2']");
  writeFileSync(models, text.slice(0, at) + row);
}, BUILD_MS);
afterAll(() => rmSync(copy, { recursive: true }));

test(
  'a sentence, its kit, checks and an export have a model by its row',
  () => {
    const { answers } = JSON.parse(
      rolewright('understand', 'Lambda chat-fn in account 444455556666 calls DeepSeek 9.1 in us-west-2'),
    ) as { readonly answers: unknown };
    expect(answers).toMatchObject({
      scenario: 'invoke',
      values: { models: ['v9.1'], regions: ['us-west-2'], functionNames: ['chat-fn'] },
    });
    writeFileSync(join(copy, 'answers.json'), JSON.stringify(answers));
    const compose = (format: string): string => rolewright('compose', 'answers.json', '--format', format);
    expect(compose('json')).toContain('arn:aws:bedrock:us-west-2::foundation-model/deepseek.v9.1');
    expect(readFileSync(join(copy, 'src/deepseek/catalog/pages.ts'), 'utf8')).toContain(
      '  bedrockV91: `${BEDROCK}model-card-deepseek-deepseek-v9-1.html`,\n',
    );
    expect(compose('cloudformation')).toContain('foundation-model/deepseek.v9.1');
    rolewright('compose', 'answers.json', '--format', 'cases', '--out', 'cases');
    expect(rolewright('test', 'cases')).toMatch(/ (\d+)\/\1\b/);
    const denied = JSON.parse(rolewright('understand', 'SCP that denies V9.1 to everyone')) as object;
    expect(denied).toMatchObject({
      answers: { scenario: 'deny-deepseek', values: { deniedModels: ['v9.1'] } },
    });
  },
  BUILD_MS,
);
