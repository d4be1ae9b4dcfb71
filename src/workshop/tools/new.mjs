// `npm run new -- KIND ID`: writes what a new scenario, trusted entity, rule, model or export format begins with, and a first case that fails.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '#workshop/build/fingerprint.mjs';
import { writeRegistries } from './registry.mjs';

const pascal = (/** @type {string} */ id) =>
  id.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * The place after all that have one.
 * @param {string} folder
 * @param {string} part
 */
function nextRank(folder, part) {
  const ranks = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((each) => each.isDirectory() && existsSync(join(root, folder, each.name, part)))
    .map((each) =>
      Number(/rank: (\d+)/.exec(readFileSync(join(root, folder, each.name, part), 'utf8'))?.[1] ?? 0),
    );
  return Math.max(0, ...ranks) + 10;
}

/** @param {string} id @returns {Record<string, string>} */
const scenario = (id) => ({
  [`src/deepseek/scenarios/${id}/scenario.ts`]: `// ${pascal(id)}: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: '${id}',
  rank: ${nextRank('src/deepseek/scenarios', 'scenario.ts')},
  family: 'call',
  title: '${pascal(id)}',
  sentence: 'does it[ in {regions}]',
  summary: 'One line: what the role will let happen',
  entities: ['lambda'],
  fields: ['account', 'regions'],
  regionRule: 'anywhere',
  initial: { roleName: '${pascal(id)}' },
  page: 'lambdaRole',
} as const satisfies Scenario;
`,
  [`src/deepseek/scenarios/${id}/statements.ts`]: `// ${pascal(id)}: its roles and their statements.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

export function plan(_checked: CheckedAnswers): Plan {
  return { main: { id: 'app', title: 'App role', statements: [] } };
}
`,
  [`src/deepseek/scenarios/${id}/checks.ts`]: `// ${pascal(id)}: the calls that its documents must allow, and similar ones that they must deny.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';

export const checks = (_checked: CheckedAnswers): readonly Expectation[] => [
  allowed({
    label: 'Do it',
    principal: { role: 'app' },
    action: 'service:Action',
    resource: '*',
    context: {},
  }),
];
`,
  [`src/deepseek/scenarios/${id}/cases.json`]: `[
  {
    "name": "what AWS’s page shows",
    "values": { "account": "111122223333", "entity": "lambda" },
    "allows": { "app": [["service:Action", "*"]] },
    "denies": { "app": [["service:OtherAction", "*"]] }
  }
]
`,
});

/** @param {string} id @returns {Record<string, string>} */
const entity = (id) => ({
  [`src/deepseek/entities/${id}/entity.ts`]: `// ${pascal(id)}: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: '${id}',
  rank: ${nextRank('src/deepseek/entities', 'entity.ts')},
  name: '${pascal(id)}',
  detail: 'One line under the name',
  sentence: 'A {entity:${id}}[ in account {account}]',
  more: true,
  trust: 'service',
  sid: '${pascal(id)}Assume',
  services: ['service.amazonaws.com'],
  sourceAccount: 'off',
  conditionNote: 'What AWS’s page says about conditions in this trust.',
  fields: ['sourceConditions'],
  page: 'lambdaRole',
} as const satisfies TrustedEntity;
`,
});

/** @param {string} id a family and a name: actions/no-such-thing @returns {Record<string, string>} */
const rule = (id) => ({
  [`src/iam/rules/checks/${id}.ts`]: `// What it finds, in one line.
import { ALL_TYPES, defineCheck } from '#iam/rules/check.ts';

export default defineCheck({
  id: '${id.split('/').at(-1)}',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'What it finds',
  why: 'What happens if it stays.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html',
  bad: [{ with: { Sid: 'Bad' }, at: ['Statement.0.Sid'] }],
  good: [{ with: { Sid: 'Good' } }],
  on: 'statement',
  check: () => undefined,
});
`,
});

/** @param {string} id @returns {Record<string, string>} */
const format = (id) => ({
  [`src/deepseek/export/formats/${id}/format.ts`]: `// ${pascal(id)}: what the page and the command line say of the format before they load it.
import type { ExporterRow } from '#deepseek/export/exporter.ts';

export const format: ExporterRow = {
  id: '${id}',
  rank: ${nextRank('src/deepseek/export/formats', 'format.ts')},
  title: '${pascal(id)}',
  description: 'What it is for, in one line',
  language: 'json',
  load: async () => (await import('./${id}.ts')).exporter,
};
`,
  [`src/deepseek/export/formats/${id}/${id}.ts`]: `// ${pascal(id)}: the files of a kit.
import type { Exporter } from '#deepseek/export/exporter.ts';

export const exporter: Exporter = { files: () => [] };
`,
  [`src/deepseek/export/formats/${id}/${id}.test.ts`]: `// What the files say, beside what holds for every format (export.properties.test.ts).
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import { exporter } from './${id}.ts';

test('a kit has a file', () => {
  expect(exporter.files(usableKit(startAnswers('invoke')))).not.toEqual([]);
});
`,
});

const MODELS = 'src/deepseek/facts/models.ts';
/** What a placeholder for a model is replaced with. */
const EXAMPLES = 'src/iam/facts/example-arns.ts';

/** The page of each model. */
const PAGES = 'src/deepseek/catalog/pages.ts';

/** @param {string} file */
const textOf = (file) => readFileSync(join(root, file), 'utf8');

/** @param {string} id */
const pageOf = (id) => `bedrock${pascal(id).replaceAll('.', '')}`;

/** A row below the others. @param {string} id @returns {Record<string, string>} */
const model = (id) => ({
  [MODELS]: textOf(MODELS)
    .replace(/(?<=type ModelPage = [^;]*)(?=;)/, ` | '${pageOf(id)}'`)
    .replace(
      /(MODELS: readonly Model\[\] = \[\n[^]*?)(\n\];)/,
      (_, before, after) => `${before}
  {
    id: '${id}',
    name: 'DeepSeek-${id.toUpperCase()}',
    shortName: '${id.toUpperCase().replaceAll(/[^A-Z\d]/g, '')}',
    runtimeId: 'deepseek.${id}',
    regions: [],
    batchRegions: [],
    page: '${pageOf(id)}',
  },${after}`,
    ),
  [PAGES]: textOf(PAGES).replace(
    /(?= {2}bedrockLegacyModels)/,
    `  ${pageOf(id)}: \`\${BEDROCK}model-card-deepseek-deepseek-${id.replaceAll('.', '-')}.html\`,\n`,
  ),
  [EXAMPLES]: textOf(EXAMPLES).replace(
    /(EXAMPLE_MODELS = \[\n[^]*?)(\n\])/,
    (_, before, after) =>
      `${before}\n  { letters: '${id.replaceAll(/[^a-z\d]/g, '')}', id: 'deepseek.${id}' },${after}`,
  ),
});

/** What can be new: each makes the files of an id, or one file with a new row. */
export const KINDS = { scenario, entity, rule, model, export: format };

/** @param {readonly string[]} words */
function main([kind = '', id = '']) {
  const make = Object.entries(KINDS).find(([name]) => name === kind)?.[1];
  if (!make || !/^[a-z][a-z\d]*(?:[-/.][a-z\d]+)*$/.test(id)) {
    console.error(
      `Usage: npm run new -- ${Object.keys(KINDS).join('|')} ID, such as: npm run new -- scenario read-prompts`,
    );
    process.exitCode = 2;
    return;
  }
  const files = Object.entries(make(id));
  const taken = files.find(([path]) =>
    kind === 'model' ? textOf(path).includes(`id: '${id}',`) : existsSync(join(root, path)),
  );
  if (taken) {
    console.error(`${kind === 'model' ? id : taken[0]} is there already. Choose another ID.`);
    process.exitCode = 1;
    return;
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(path); // What the command prints: the files to write next.
  }
  writeRegistries();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
