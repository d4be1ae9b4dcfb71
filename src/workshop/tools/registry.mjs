// What has a folder or a file of its own is found there: `npm run registry` writes the lists, so that nobody keeps them by hand.
import { readdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '#workshop/build/fingerprint.mjs';

/**
 * A list of what one file of each folder exports. It is an array; where it has a type, the rows by the folder's name; and where
 * it is spread, one object of all members, which are themselves objects or make such from an argument (`of`).
 * @typedef {[name: string, from: string]} Type
 * @typedef {{ folders: string, part: string, member: string, file: string, name: string, about: string, type?: Type, spread?: { of?: [argument: string, type: Type] } }} List
 */

/** @type {readonly List[]} */
const LISTS = [
  {
    folders: 'src/deepseek/scenarios',
    part: 'scenario.ts',
    member: 'scenario',
    file: 'rows.ts',
    name: 'SCENARIO_ROWS',
    about: 'What a role can be for.',
  },
  {
    folders: 'src/deepseek/scenarios',
    part: 'questions.ts',
    member: 'questions',
    file: 'questions.ts',
    name: 'SCENARIO_QUESTIONS',
    about: 'The questions that only one scenario asks.',
    spread: {},
  },
  {
    folders: 'src/deepseek/scenarios',
    part: 'questions.arbitrary.ts',
    member: 'validQuestions',
    file: 'questions.arbitrary.ts',
    name: 'validOfScenarios',
    about: 'Valid answers to the questions that only one scenario asks.',
    spread: { of: ['stage', ['AnswerBasis', '#deepseek/answers/stage.arbitrary.ts']] },
  },
  {
    folders: 'src/deepseek/scenarios',
    part: 'statements.ts',
    member: 'plan',
    file: 'plans.ts',
    name: 'PLANS',
    about: 'What each scenario plans to compose.',
    type: ['ScenarioComposer', '#deepseek/compose/plan.ts'],
  },
  {
    folders: 'src/deepseek/scenarios',
    part: 'checks.ts',
    member: 'checks',
    file: 'checks.ts',
    name: 'CHECKS',
    about: 'The calls that the documents of each scenario must allow and deny.',
    type: ['ScenarioChecks', '#deepseek/expectations/scenario-checks.ts'],
  },
  {
    folders: 'src/deepseek/scenarios',
    part: 'words.ts',
    member: 'words',
    file: 'words.ts',
    name: 'WORDS',
    about: 'Words that speak for one scenario.',
    type: ['Words', '#deepseek/shared/concept.ts'],
  },
  {
    folders: 'src/deepseek/scenarios',
    part: 'cases.json',
    member: 'default',
    file: 'cases.ts',
    name: 'CASES',
    about: 'Answers of each scenario, and what their documents must hold, allow and deny.',
    type: ['CasesOf', '#deepseek/compose/testing/cases-of.ts'],
  },
  {
    folders: 'src/deepseek/entities',
    part: 'entity.ts',
    member: 'entity',
    file: 'rows.ts',
    name: 'ENTITY_ROWS',
    about: 'Who can use a role.',
  },
  {
    folders: 'src/deepseek/entities',
    part: 'questions.ts',
    member: 'questions',
    file: 'questions.ts',
    name: 'ENTITY_QUESTIONS',
    about: 'The questions that only one trusted entity asks.',
    spread: {},
  },
  {
    folders: 'src/deepseek/entities',
    part: 'questions.arbitrary.ts',
    member: 'validQuestions',
    file: 'questions.arbitrary.ts',
    name: 'validOfEntities',
    about: 'Valid answers to the questions that only one trusted entity asks.',
    spread: { of: ['stage', ['AnswerBasis', '#deepseek/answers/stage.arbitrary.ts']] },
  },
  {
    folders: 'src/deepseek/entities',
    part: 'statements.ts',
    member: 'extras',
    file: 'extras.ts',
    name: 'EXTRAS',
    about: 'What trusted entities add to a kit: permissions, further roles, next steps.',
    type: ['EntityExtras', '#deepseek/compose/registry.ts'],
  },
  {
    folders: 'src/deepseek/entities',
    part: 'trust.ts',
    member: 'trust',
    file: 'trusts.ts',
    name: 'TRUSTS',
    about: 'How trusted entities that are no service say who they are.',
    type: ['TrustComposer', '#deepseek/compose/registry.ts'],
  },
  {
    folders: 'src/deepseek/entities',
    part: 'checks.ts',
    member: 'checks',
    file: 'checks.ts',
    name: 'ENTITY_CHECKS',
    about: 'Who can assume the role, where that is no service, and similar callers who must not.',
    type: ['ScenarioChecks', '#deepseek/expectations/scenario-checks.ts'],
  },
  {
    folders: 'src/deepseek/entities',
    part: 'calls.ts',
    member: 'callPlace',
    file: 'call-places.ts',
    name: 'CALL_PLACES',
    about: 'Where the calls are run that check a role.',
    type: ['CallPlaceOf', '#deepseek/shared/call-place.ts'],
  },
  {
    folders: 'src/deepseek/export/formats',
    part: 'format.ts',
    member: 'format',
    file: 'rows.ts',
    name: 'FORMATS',
    about: 'What a kit can be exported as.',
  },
];

/**
 * A list of the checks of a folder: each is the default export of a file, and other files have none.
 * @typedef {{ folder: string, file: string, name: string, about: string }} Checks
 */

/** @type {(family: string, about: string) => Checks} */
const family = (id, about) => ({
  folder: `src/iam/rules/checks/${id}`,
  file: 'index.ts',
  name: `${id}Checks`,
  about,
});

/** @type {readonly Checks[]} */
const CHECKS = [
  family('actions', 'Checks on the names of actions.'),
  family('arns', 'Checks on ARNs.'),
  family('elements', 'Checks on the elements of a policy, and on its size.'),
  family('escalation', 'Checks on privilege escalation and on secrets.'),
  family('keys', 'Checks on condition keys.'),
  family('operators', 'Checks on condition operators.'),
  family('organizations', 'Checks on service and resource control policies.'),
  family('principals', 'Checks on principals.'),
  family('redundancy', 'Checks on entries and statements that have no effect because of others.'),
  family(
    'services',
    'Checks on what single services ask of policies: Amazon Bedrock, Amazon OpenSearch Service.',
  ),
  family('trust', 'Checks on trust policies.'),
  family('values', 'Checks on the values of conditions, and on service principals.'),
  family('variables', 'Checks on policy variables.'),
  {
    folder: 'src/deepseek/rules',
    file: 'checks.ts',
    name: 'DEEPSEEK_CHECKS',
    about: 'Checks on policies for DeepSeek’s models.',
  },
];

const camel = (/** @type {string} */ name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
const quoted = (/** @type {string} */ name) => (/^[a-z]\w*$/.test(name) ? name : `'${name}'`);

/** As Prettier writes it. */
const LINE = 110;

/** @type {(start: string, members: readonly string[], end: string) => readonly string[]} */
function arrayText(start, members, end) {
  const line = `${start}${members.join(', ')}${end}`;
  return line.length > LINE ? [start, ...members.map((each) => `  ${each},`), end] : [line];
}

/**
 * The text of a list. `import` is a word of the language, so a folder of that name gets another in here.
 * @param {List} list
 */
function textOf({ folders, part, member, name, about, type, spread }) {
  const ids = readdirSync(join(root, folders), { withFileTypes: true })
    .filter((each) => each.isDirectory() && existsSync(join(root, folders, each.name, part)))
    .map((each) => each.name)
    .toSorted();
  const local = (/** @type {string} */ id) => (id === 'import' ? 'imported' : camel(id));
  const imports = ids.map((id) =>
    part.endsWith('.json')
      ? `import ${local(id)} from './${id}/${part}' with { type: 'json' };`
      : `import { ${member} as ${local(id)} } from './${id}/${part}';`,
  );
  const [argument, ofType] = spread?.of ?? [];
  const rows = type
    ? [
        `export const ${name}: Readonly<Record<string, ${type[0]}>> = {`,
        ...ids.map((id) => (quoted(id) === local(id) ? `  ${id},` : `  ${quoted(id)}: ${local(id)},`)),
        '};',
      ]
    : argument && ofType
      ? [
          `export const ${name} = (${argument}: ${ofType[0]}) => ({`,
          ...ids.map((id) => `  ...${local(id)}(${argument}),`),
          '});',
        ]
      : spread
        ? [`export const ${name} = {`, ...ids.map((id) => `  ...${local(id)},`), '};']
        : arrayText(`export const ${name} = [`, ids.map(local), '] as const;');
  const named = type ?? ofType;
  return [
    `// ${about} Generated by \`npm run registry\`: do not edit.`,
    ...(named ? [`import type { ${named[0]} } from '${named[1]}';`] : []),
    ...imports,
    '',
    ...rows,
    '',
  ].join('\n');
}

/**
 * The text of a list of checks.
 * @param {Checks} checks
 */
function checksText({ folder, name, about }) {
  const ids = readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /^export default /m.test(readFileSync(join(root, folder, file), 'utf8')))
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted();
  return [
    `// ${about} Generated by \`npm run registry\`: do not edit.`,
    `import type { Check } from '#iam/rules/check.ts';`,
    ...ids.map((id) => `import ${camel(id)} from './${id}.ts';`),
    '',
    ...arrayText(`export const ${name}: readonly Check[] = [`, ids.map(camel), '];'),
    '',
  ].join('\n');
}

/** Each list with the text that its folders give and the one that is there. */
export const registries = () =>
  [
    ...LISTS.map((list) => ({ path: join(root, list.folders, list.file), text: textOf(list) })),
    ...CHECKS.map((list) => ({ path: join(root, list.folder, list.file), text: checksText(list) })),
  ].map(({ path, text }) => ({ path, text, there: existsSync(path) ? readFileSync(path, 'utf8') : '' }));

export function writeRegistries() {
  for (const { path, text, there } of registries()) if (text !== there) writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeRegistries();
