// rolewright compose: kits of answers and links, and what it says about wrong ones.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './testing/run.ts';

const compose = (answers: unknown, ...args: readonly string[]) =>
  run(['compose', '-', ...args], { '-': JSON.stringify(answers) });

test('prints the kit of the answers, and the answers', async () => {
  const { out, status } = await compose({ scenario: 'invoke', values: { regions: ['us-west-2'] } });
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    scenario: 'invoke',
    answers: { scenario: 'invoke', values: { regions: ['us-west-2'] } },
    roles: [{ permissions: [{ document: { Version: '2012-10-17' } }] }],
  });
});

test('the answers in a kit compose the same kit', async () => {
  const first = await compose({ scenario: 'import' });
  const { answers } = JSON.parse(first.out) as { answers: unknown };
  expect((await compose(answers)).out).toBe(first.out);
});

/** The end-to-end tests of the page open the same links. */
const links = JSON.parse(readFileSync(new URL('../../e2e/links.json', import.meta.url), 'utf8')) as readonly {
  readonly scenario: string;
  readonly fragment: string;
}[];

test('opens every link that was ever shipped, and says which answers cannot be used any more', async () => {
  for (const { scenario, fragment } of links) {
    const { status, out, stderr } = await run(['compose', `https://example.com/rolewright/#${fragment}`]);
    const kit = JSON.parse(out) as { scenario: string; problems: readonly { field: string }[] };
    expect(kit.scenario).toBe(scenario);
    expect(status, fragment).toBe(kit.problems.length > 0 ? 1 : 0);
    for (const { field } of kit.problems) expect(stderr).toContain(`“${field}”`);
  }
});

test.each<readonly [unused: string, answers: object]>([
  ['regions', { scenario: 'invoke', values: { regions: 7 } }],
  ['regionz', { scenario: 'invoke', values: { regionz: ['us-west-2'] } }],
  ['value', { scenario: 'invoke', value: { regions: ['us-west-2'] } }],
  ['trustNetwork', { scenario: 'invoke', values: { entity: 'lambda', trustNetwork: 'vpce' } }],
  ['lamda', { scenario: 'invoke', values: { entity: 'lamda' } }],
  ['modelArns', { scenario: 'invoke-arns', values: { modelArns: ['nothing'] } }],
])('an answer that does nothing is a problem: %s', async (unused, answers) => {
  const { out, stderr, status } = await compose(answers);
  expect(status).toBe(1);
  expect(stderr).toContain(`“${unused}”`);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(out)).toHaveProperty('roles');
});

test('answers that are used are no problem', async () => {
  const values = { entity: 'lambda', regions: ['us-west-2'] };
  expect(await compose({ scenario: 'invoke', values })).toMatchObject({ status: 0, stderr: '' });
});

test('takes what understand prints', async () => {
  const { out } = await run(['understand', 'Lambda calls DeepSeek-V3.2 in us-west-2']);
  const { status, out: kit } = await run(['compose', '-'], { '-': out });
  expect(status).toBe(0);
  expect(JSON.parse(kit)).toMatchObject({
    answers: { values: { entity: 'lambda', regions: ['us-west-2'] } },
  });
});

test.each([
  ['{', 'is not valid JSON'],
  ['[]', 'does not name a scenario'],
  ['{"scenario":7}', 'does not name a scenario'],
  ['{"scenario":"invok"}', 'Did you mean invoke?'],
])('%s: %s', async (text, message) => {
  const { stderr, status, out } = await run(['compose', '-'], { '-': text });
  expect([status, out]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

/** Calls start where the guardrail is not. */
const FAR = {
  scenario: 'invoke',
  values: {
    entity: 'ec2',
    account: '923030274270',
    regions: ['us-east-1'],
    models: ['v3.2'],
    guardrailRule: 'required',
    guardrails: ['arn:aws:bedrock:eu-west-2:923030274270:guardrail/gr1a2b3c4d5e'],
  },
};

test('says what keeps the kit from working, with what cures it, and still composes it', async () => {
  const { out, status } = await compose(FAR);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    problems: [],
    readiness: {
      state: 'wontWork',
      causes: [
        {
          id: 'guardrail-region',
          text: expect.stringMatching(/eu-west-2, .*us-east-1/),
          fields: ['guardrails', 'regions'],
          cures: [
            { label: expect.stringContaining('eu-west-2'), answers: { values: { regions: ['eu-west-2'] } } },
            { label: expect.any(String), opens: 'guardrails' },
            { label: expect.any(String), widens: true, answers: { values: { guardrailRule: 'none' } } },
          ],
        },
      ],
    },
  });
  const ready = await compose({ ...FAR, values: { ...FAR.values, regions: ['eu-west-2'] } });
  expect(JSON.parse(ready.out)).toMatchObject({ readiness: { state: 'ready', causes: [] } });
});

test.each(['aws-cli', 'terraform', 'cloudformation', 'cdk', 'pulumi', 'markdown', 'cases', 'documents'])(
  'the first lines of %s say that the kit is not ready',
  async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'rolewright-'));
    const told = async (answers: unknown) => {
      await compose(answers, '--format', format, '--out', folder);
      const names = readdirSync(folder, { recursive: true, withFileTypes: true });
      const heads = names
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n', 6).join('\n'));
      return heads.filter((head) => /Not ready: .*eu-west-2/.test(head)).length;
    };
    expect(await told(FAR)).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
    expect(await told({ ...FAR, values: { ...FAR.values, regions: ['eu-west-2'] } })).toBe(0);
    rmSync(folder, { recursive: true });
  },
);

test('refuses a broken link', async () => {
  expect(await run(['compose', 'https://example.com/#v=1&nothing'])).toMatchObject({ status: 2, out: '' });
});

test('the json format has no choices', async () => {
  const { status, stderr } = await compose({ scenario: 'invoke' }, '--choice', 'policies=inline');
  expect(status).toBe(2);
  expect(stderr).toContain('leave out --choice');
});

test('the report has findings, expectations and what each role can do', async () => {
  const { out, status } = await compose({ scenario: 'invoke' }, '--format', 'markdown');
  expect(status).toBe(0);
  expect(out).toContain('- Findings: none\n');
  expect(out).toContain('- Expectations: 15 of 15 hold\n');
  expect(out).toMatch(/- What it can do: 4 of [\d,]+ AWS actions \(DeepSeekInvoke\)\n/);
});

test('--out writes the files into a folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright compose '));
  try {
    const { status, stderr, out } = await compose({ scenario: 'invoke' }, '--out', join(folder, 'a/b'));
    const path = join(folder, 'a/b/role-kit.json');
    expect([status, out, stderr]).toEqual([0, '', `Wrote ${path}\n`]);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe((await compose({ scenario: 'invoke' })).out);
    expect(await compose({ scenario: 'invoke' }, '--out', path)).toMatchObject({ status: 2 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('lists scenarios by family, with the ids that answers use', async () => {
  const { out, status } = await run(['scenarios']);
  expect(status).toBe(0);
  expect(out).toMatch(/^Call a model\n {2}invoke +\S/);
  const json = JSON.parse((await run(['scenarios', '--format', 'json'])).out) as {
    scenarios: { id: string; questions: { id: string; initial: unknown }[] }[];
  };
  for (const { id, questions } of json.scenarios) {
    expect(out).toContain(`  ${id} `);
    // The listed initial values are the ones that compose starts from.
    const values = Object.fromEntries(questions.map((question) => [question.id, question.initial]));
    const [stated, start] = [await compose({ scenario: id, values }), await compose({ scenario: id })];
    const documents = (text: string): unknown => {
      const { roles, policies } = JSON.parse(text) as Record<string, unknown>;
      return { roles, policies };
    };
    expect(stated.stderr, id).toBe('');
    expect(documents(stated.out), id).toEqual(documents(start.out));
  }
});
