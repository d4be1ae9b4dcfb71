// The lists for files: what to fill in and which commands to run, as the files say it.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { choicesFor } from '#deepseek/export/exporter.ts';
import { findExporter } from '#deepseek/export/exporters.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { itemsOf, type CreateItem } from './create-list.ts';
import { fileList, madeBy, type FileWayId } from './file-list.ts';

const WEIGHTS = fieldOf('weights').label;
const BUCKET = `${WEIGHTS} (bucket), such as amzn-s3-demo-bucket`;
const FOLDER = `${WEIGHTS} (folder), such as deepseek-r1-distill-llama-8b`;

const WAYS: readonly FileWayId[] = ['aws-cli', 'terraform', 'cloudformation', 'cdk', 'pulumi'];

async function runsOf(way: FileWayId, scenario: ScenarioId): Promise<readonly CreateItem[]> {
  const exporter = await findExporter(way)!.load();
  const kit = usableKit(startAnswers(scenario));
  return itemsOf(fileList(way, kit, exporter.files(kit))).filter(({ commands }) => commands);
}

describe.each(WAYS)('%s', (way) => {
  test('whatever the answers: every next step that the files do not do once, files to download, commands for every account', async () => {
    const exporter = await findExporter(way)!.load();
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const kit = usableKit(answers);
        const items = itemsOf(fileList(way, kit, exporter.files(kit)));
        const steps = items.flatMap(({ id, also }) => [
          ...(id.startsWith('step ') ? [id.slice('step '.length)] : []),
          ...also.map((step) => step.id),
        ]);
        const made = new Set(madeBy(way));
        expect(steps.toSorted()).toEqual(
          kit.nextSteps.flatMap(({ id }) => (made.has(id) ? [] : [id])).toSorted(),
        );
        if (kit.groups.length === 0) return;
        expect(items.some(({ files }) => files)).toBe(true);
        expect(items.some(({ commands }) => (commands ?? []).length > 0)).toBe(true);
      }),
      { numRuns: runs(25) },
    );
  });
});

test.each(WAYS)('%s: nobody is asked to make again what the files make', async (way) => {
  const exporter = await findExporter(way)!.load();
  const commandsOf = (answers: Answers): string => {
    const kit = usableKit(answers);
    return itemsOf(fileList(way, kit, exporter.files(kit)))
      .flatMap(({ code = '', why = '', also }) => [code, why, ...also.map((step) => step.code ?? '')])
      .join('\n');
  };
  expect(commandsOf({ scenario: 'invoke', values: { entity: 'ec2' } })).not.toContain(
    'create-instance-profile',
  );
  for (const scenario of ['deny-deepseek', 'organization', 'enforce-guardrail', 'declarative-ec2'] as const) {
    const commands = commandsOf(startAnswers(scenario));
    expect([scenario, commands]).toEqual([
      scenario,
      expect.not.stringContaining('organizations create-policy'),
    ]);
    // Whom they are attached to is the reader’s to say.
    expect(commands).toContain('organizations attach-policy');
  }
});

test('policies of an organization are made with credentials of its management account', async () => {
  const [script] = await runsOf('aws-cli', 'deny-deepseek');
  expect(script?.lead).toMatch(/management account .*delegated administrator/);
  const [policy] = await runsOf('cloudformation', 'endpoint-policy');
  expect(policy?.lead).toContain('account that the policies are for');
});

test('only a kit with roles offers how their policies are made', async () => {
  const exporter = await findExporter('aws-cli')!.load();
  const offered = (scenario: ScenarioId): readonly string[] =>
    choicesFor(exporter, usableKit(startAnswers(scenario))).map(({ id }) => id);
  expect(offered('invoke')).toEqual(['policies']);
  expect(offered('deny-deepseek')).toEqual([]);
});

test.each(WAYS)('%s: the last step gives the role to the function', async (way) => {
  const exporter = await findExporter(way)!.load();
  const kit = usableKit({ scenario: 'invoke', values: { entity: 'lambda', functionNames: ['chat-fn'] } });
  const given = itemsOf(fileList(way, kit, exporter.files(kit))).find(({ id }) => id === 'step deployer');
  expect(given).toMatchObject({
    title: expect.stringContaining('function'),
    lead: expect.stringMatching(/Lambda › chat-fn .*iam:PassRole/),
  });
});

test('scripts name their variables with what each is', async () => {
  const [run] = await runsOf('aws-cli', 'import');
  expect(run?.fill).toEqual([
    { name: 'WEIGHTS_BUCKET', words: BUCKET },
    { name: 'WEIGHTS_PREFIX', words: FOLDER },
  ]);
  expect(run?.commands).toEqual([
    'export WEIGHTS_BUCKET=VALUE',
    'export WEIGHTS_PREFIX=VALUE',
    'bash verify.sh --documents',
    'bash apply.sh',
  ]);
  expect(run?.lead).toContain('the account of the role');
  expect(run?.fillIn).toContain('VALUE');
});

test('a kit in two accounts has one run for each, with whose credentials', async () => {
  const runs = await runsOf('aws-cli', 'opensearch-accounts');
  expect(runs.map(({ id }) => id)).toEqual([
    'run apply.sh',
    'run apply-account-444455556666.sh',
    'compare',
    'undo',
  ]);
  expect(runs[0]?.title).not.toContain('444455556666');
  expect(runs[0]?.lead).toContain('the account of the role');
  expect(runs[1]?.title).toContain('444455556666');
  expect(runs[1]?.lead).toContain('that account');
  expect(await runsOf('cloudformation', 'opensearch-accounts')).toHaveLength(2);
  expect(await runsOf('pulumi', 'opensearch-accounts')).toHaveLength(2);
});

test('the scripts that compare and undo are steps, and undoing does not count as a part of creating', async () => {
  const [, compare, undo] = await runsOf('aws-cli', 'invoke');
  expect(compare?.commands).toEqual(['bash verify.sh']);
  expect(undo?.commands).toEqual(['bash undo.sh']);
  expect([compare?.optional, undo?.optional]).toEqual([undefined, true]);
});

test('answers left are said to be what the files make of them', async () => {
  const exporter = await findExporter('terraform')!.load();
  const kit = usableKit(startAnswers('invoke'));
  const [files] = itemsOf(fileList('terraform', kit, exporter.files(kit))).filter((each) => each.files);
  expect(files?.lead).toMatch(/^9 files\. Function name .*variable\. .*account/);
});

test('templates are deployed with the parameters that they require', async () => {
  const [run] = await runsOf('cloudformation', 'import');
  expect(run?.commands?.[0]).toMatch(
    /^aws cloudformation deploy --template-file template\.yaml .* WeightsPrefix=VALUE WeightsBucket=VALUE$/,
  );
  expect(run?.fill?.[1]).toEqual({
    name: 'WeightsBucket',
    words: BUCKET,
  });
});

test.each([
  ['terraform', ['terraform init', 'terraform apply']],
  ['cdk', ['npm install', 'npx cdk deploy --all']],
  ['pulumi', ['npm install', 'pulumi up']],
] as const)('%s runs its own commands', async (way, commands) => {
  const [run] = await runsOf(way, 'import');
  expect(run?.commands).toEqual(expect.arrayContaining([...commands]));
  expect(run?.fill?.map(({ words }) => words).toSorted()).toEqual([BUCKET, FOLDER]);
});
