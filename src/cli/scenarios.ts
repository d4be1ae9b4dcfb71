// rolewright scenarios: what roles can be composed for, and the questions that each asks.
import '#deepseek/answers/register-all.ts';
import {
  type FieldValue,
  askedFields,
  fieldOf,
  initialValue,
  startAnswers,
  viewOf,
} from '#deepseek/answers/index.ts';
import { FAMILIES, type ScenarioRow, scenarios } from '#deepseek/catalog/index.ts';
import type { Command } from './command.ts';
import { columns } from './table.ts';
import { jsonText, painter, type Terminal } from './terminal.ts';

interface Question {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  /** What it starts from, so that an answer may be left out. */
  readonly initial: FieldValue;
  /** Of a choice. */
  readonly options?: readonly string[];
}

/** The questions that a scenario asks as it starts; answers to some bring others up. */
function questionsOf({ id }: ScenarioRow): readonly Question[] {
  const view = viewOf(startAnswers(id));
  return askedFields(view).map((field) => {
    const row = fieldOf(field);
    const isChoice = row.kind === 'choice' || row.kind === 'choices';
    return {
      id: field,
      kind: row.kind,
      label: row.label,
      initial: initialValue(field, view),
      ...(isChoice && {
        options: row
          .options(view)
          .filter((option) => option.disabled === undefined)
          .map((option) => option.value),
      }),
    };
  });
}

/** All scenarios: schemas/scenarios.json says what is in it. */
export const scenariosJson = () => ({
  scenarios: scenarios.all().map((scenario) => ({
    id: scenario.id,
    family: scenario.family,
    title: scenario.title,
    summary: scenario.summary,
    entities: scenario.entities,
    questions: questionsOf(scenario),
  })),
});

function asText(terminal: Terminal): string {
  const paint = painter(terminal);
  const lines = columns(scenarios.all().map(({ id, title }) => [`  ${id}`, title]));
  const byFamily = FAMILIES.flatMap(({ id, name }) => {
    const own = lines.filter((_line, index) => scenarios.all()[index]?.family === id);
    return own.length > 0 ? [paint('bold', name), ...own, ''] : [];
  });
  return `${byFamily.join('\n')}\nCompose one with: echo '{"scenario":"invoke"}' | rolewright compose -\n`;
}

export const scenariosCommand: Command = {
  name: 'scenarios',
  operands: '',
  count: [0, 0],
  summary: 'Lists the scenarios that roles can be composed for.',
  about: [
    'As JSON, it includes the questions that each scenario asks first. Their ids are the names of the answers.',
  ],
  options: [
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], text: 'The output format; default: text.' },
  ],
  examples: ['rolewright scenarios', 'rolewright scenarios --format json'],
  run(input, terminal) {
    terminal.out(input.one('format') === 'json' ? jsonText(scenariosJson()) : asText(terminal));
    return Promise.resolve(0);
  },
};
