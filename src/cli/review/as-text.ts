// A review for the terminal.
import type { ChangedAnswer } from '#deepseek/review/index.ts';
import { count, spellOutInvisible } from '#iam/text/index.ts';
import { painter, type Terminal } from '#cli/terminal.ts';
import { documentWords, type Reviewed, type ReviewedAccess } from './reviewed.ts';

const plain = (words: string): string => spellOutInvisible(words.replaceAll('`', ''));

const answerLines = ({ question, before, after }: ChangedAnswer, indent: string): readonly string[] => [
  `${indent}${question}`,
  `${indent}  was ${spellOutInvisible(before ?? 'not asked')}`,
  `${indent}  now ${spellOutInvisible(after ?? 'not asked')}`,
];

const answersPart = ({ changes }: Reviewed): readonly string[] =>
  changes.flatMap((change) => {
    if (change.kind !== 'answer') return [];
    const [first, ...others] = change.answers;
    if (!first) return [];
    return [...answerLines(first, '  '), ...others.flatMap((each) => answerLines(each, '    '))];
  });

const documentsPart = ({ documents }: Reviewed): readonly string[] =>
  documents.flatMap((change) => {
    const { byHand, others } = documentWords(change);
    const only = change.before === undefined ? 'changed' : change.after === undefined ? 'shared' : undefined;
    return [
      `  ${plain(change.title)}${only === undefined ? '' : `: only in the ${only} version`}`,
      ...byHand.map((words) => `    by hand: ${plain(words)}`),
      ...others.map((words) => `    ${plain(words)}`),
    ];
  });

const casesPart = ({ changes }: Reviewed): readonly string[] =>
  changes.flatMap((change) => {
    if (change.kind !== 'case') return [];
    const done = change.before === undefined ? 'added' : change.after === undefined ? 'removed' : 'changed';
    return [`  ${plain(change.label)}: ${done}`];
  });

function accessLines({ title, difference }: ReviewedAccess, terminal: Terminal): readonly string[] {
  const paint = painter(terminal);
  const { gained, lost, changed, unchanged } = difference;
  return [
    `  ${plain(title)}`,
    ...gained.map(({ action }) => paint('green', `    + ${action}`)),
    ...changed.map(({ action }) => paint('yellow', `    ~ ${action}`)),
    ...lost.map(({ action }) => paint('red', `    - ${action}`)),
    `    ${gained.length} gained, ${lost.length} lost, ${changed.length} changed, ${unchanged} unchanged.`,
  ];
}

export function asText(found: Reviewed, terminal: Terminal): string {
  const parts = [
    ['Answers', answersPart(found)],
    ['Documents', documentsPart(found)],
    ['Access', found.access.flatMap((each) => accessLines(each, terminal))],
    ['Expectations', casesPart(found)],
  ] as const;
  const told = parts.flatMap(([title, lines]) => (lines.length > 0 ? ['', title, ...lines] : []));
  return `${[`${count(found.changes.length, 'change')} to the shared version.`, ...told].join('\n')}\n`;
}
