// What has a folder of its own is found there: `npm run registry` writes the lists, so that nobody keeps them by hand.
import { readdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
];

const camel = (/** @type {string} */ name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
const quoted = (/** @type {string} */ name) => (/^[a-z]\w*$/.test(name) ? name : `'${name}'`);

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
        : [`export const ${name} = [`, ...ids.map((id) => `  ${local(id)},`), '] as const;'];
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

/** Each list with the text that its folders give and the one that is there. */
export const registries = () =>
  LISTS.map((list) => {
    const path = join(root, list.folders, list.file);
    return { path, text: textOf(list), there: existsSync(path) ? readFileSync(path, 'utf8') : '' };
  });

export function writeRegistries() {
  for (const { path, text, there } of registries()) if (text !== there) writeFileSync(path, text);
}
