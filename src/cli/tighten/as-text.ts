// A tightened policy for people: counts first, then what stays, what stops with the worst first, and the policies.
import { type FieldId, type FieldValue, fieldOf } from '#deepseek/answers/index.ts';
import { findScenario } from '#deepseek/catalog/index.ts';
import { count, joinAnd } from '#iam/text/index.ts';
import {
  LEVELS,
  type Level,
  type TightenChoice,
  type Tightened,
  stopsWords,
} from '#deepseek/tighten/index.ts';
import { columns } from '#cli/table.ts';
import { painter, type Terminal } from '#cli/terminal.ts';

/** More actions that stop are counted only. */
const MAX_LOST = 12;

const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  list: 'List',
  read: 'Read',
  write: 'Write',
  permissions: 'Permissions',
  tagging: 'Tagging',
};

const number = (value: number): string => value.toLocaleString('en');

const shown = (value: FieldValue): string =>
  typeof value === 'object' ? value.join(', ') : value === true ? 'yes' : value === false ? 'no' : value;

/** Answers that the policy states: who has the role is not in it. */
const stated = ({ answers }: Tightened): readonly string[] =>
  Object.entries(answers.values).flatMap(([id, value]) =>
    id === 'entity' ? [] : `${fieldOf(id as FieldId).label}: ${shown(value)}`,
  );

export function tightenedText(found: Tightened, terminal: Pick<Terminal, 'color'>): string {
  const paint = painter(terminal);
  const { scenario, before, after, kept, lost, added, documents, open } = found;
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', paint('bold', title), ...lines.map((line) => `  ${line}`)] : [];
  const [head = '', ...levels] = columns(
    [
      ['', 'BEFORE', 'AFTER'],
      ...LEVELS.map((level) => [
        `  ${LEVEL_NAMES[level]}`,
        number(before.levels[level]),
        number(after.levels[level]),
      ]),
    ],
    new Set([1, 2]),
  );
  const words = stopsWords(lost);
  const more = lost.length - MAX_LOST;
  return [
    `${findScenario(scenario)?.title}: ${number(before.actions)} → ${number(after.actions)} actions`,
    '',
    paint('bold', head),
    ...levels,
    ...section('Stays', kept),
    ...section(
      'Added: the task needs it, and the policy does not allow it there',
      added.map(({ action, resource }) => `${action} on ${resource}`),
    ),
    ...section(`${number(lost.length)} stop${words === '' ? '' : `: ${words}`}`, [
      ...lost.slice(0, MAX_LOST).map(({ action }) => action),
      ...(more > 0 ? [`and ${number(more)} more: see --format json`] : []),
    ]),
    ...section('Stated in the policy; everything else is assumed', stated(found)),
    ...section(
      'Still to answer',
      open.map((id) => fieldOf(id).label),
    ),
    ...documents.flatMap(({ role, title, text, isComposed }) => [
      '',
      paint('bold', `${role}, ${title}${isComposed ? '' : ', with what the policy limits'}`),
      text,
    ]),
    '',
  ].join('\n');
}

export function choicesText(choices: readonly TightenChoice[], terminal: Pick<Terminal, 'color'>): string {
  if (choices.length === 0) return 'The policy is for no task that Rolewright knows.\n';
  const paint = painter(terminal);
  const rows = columns(choices.map(({ scenario, title }) => [`  ${scenario}`, title]));
  const lines = choices.map(({ missing }, index) =>
    missing.length === 0
      ? rows[index]!
      : `${rows[index]!}; also needs ${joinAnd(missing.slice(0, 3))}${missing.length > 3 ? ' and more' : ''}`,
  );
  return [
    paint('bold', `What is the policy for? It may be for ${count(choices.length, 'task')}:`),
    ...lines,
    '',
    `Narrow it with: rolewright tighten … --scenario ${choices[0]!.scenario}`,
    '',
  ].join('\n');
}
