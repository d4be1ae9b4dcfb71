// Finds what JSON.parse drops silently: repeated names, and digits of large numbers.

import { membersOf, walkTree, type JsonNode } from './json-tree.ts';
import { GRAMMAR_PAGE, capProblems, type TextProblem } from './text-problem.ts';
import { show } from '#iam/text/quote.ts';

const MAX_PROBLEMS = 20;

const NONE: readonly never[] = [];
const SMALL = 8;

/** Whether it is plain that no name repeats: nearly all objects have few members. */
function isSmallWithoutRepeats({ children = [] }: JsonNode): boolean {
  if (children.length > SMALL) return false;
  return children.every((member, index) => {
    const name: unknown = member.children?.[0]?.value;
    return children.findIndex((other) => other.children?.[0]?.value === name) === index;
  });
}

/** Every member whose name occurs again in its object: an error on each of them. */
function duplicateKeys(object: JsonNode): readonly TextProblem[] {
  if (isSmallWithoutRepeats(object)) return NONE;
  const all = membersOf(object);
  if (new Set(all.map(({ name }) => name)).size === all.length) return [];
  const byName = new Map<string, { name: string; key: JsonNode }[]>();
  for (const member of all) {
    const namesakes = byName.get(member.name);
    if (namesakes) namesakes.push(member);
    else byName.set(member.name, [member]);
  }
  return [...byName.values()]
    .filter((members) => members.length > 1)
    .flatMap((members) =>
      // The cap comes first: a hostile text has tens of thousands of namesakes.
      members.slice(0, MAX_PROBLEMS + 1).map(({ name, key }) => ({
        id: 'duplicate-key',
        severity: 'error' as const,
        message: `${show(name)} occurs ${members.length} times in this object, and JSON keeps only the last one. Merge them, or delete all but one.`,
        start: key.offset,
        end: key.offset + key.length,
        source: GRAMMAR_PAGE,
      })),
    );
}

/** Whether reading `literal` as a number, as every JSON reader does, keeps its digits. */
function losesDigits(literal: string): boolean {
  const value = Number(literal);
  if (!Number.isFinite(value)) return true;
  if (/^-?\d+$/.test(literal)) return !Number.isSafeInteger(value);
  const digits = literal.replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length > 17;
}

function numberProblem(text: string, node: JsonNode): TextProblem[] {
  const literal = text.slice(node.offset, node.offset + node.length);
  if (!losesDigits(literal)) return [];
  return [
    {
      id: 'number-loses-digits',
      severity: 'error',
      message: `${show(literal)} has more digits than a JSON number keeps. Write it as a string, in double quotes.`,
      start: node.offset,
      end: node.offset + node.length,
      source: GRAMMAR_PAGE,
    },
  ];
}

/** Repeated names and numbers that lose digits, anywhere in the tree. */
export function memberProblems(text: string, root: JsonNode): TextProblem[] {
  const duplicates: TextProblem[] = [];
  const numbers: TextProblem[] = [];
  for (const node of walkTree(root)) {
    if (node.type === 'object') duplicates.push(...duplicateKeys(node));
    else if (node.type === 'number') numbers.push(...numberProblem(text, node));
  }
  const byStart = duplicates.toSorted((a, b) => a.start - b.start);
  return [...capProblems(byStart, MAX_PROBLEMS), ...capProblems(numbers, MAX_PROBLEMS)];
}
