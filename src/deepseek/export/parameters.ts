// Answers that are still open become parameters of the files: each with a name, a description and its placeholder.
import type { Answers } from '#deepseek/answers/answers.ts';
import { governedPartition, standInRegion } from '#deepseek/answers/inputs/organization.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { partsOf } from './parameter-parts.ts';

export interface Parameter {
  /** camelCase, stable for one question: "weightsBucket". Formats derive theirs from it. */
  readonly id: string;
  /** What it is in words: "Bucket with the model files (folder)", "ID of the guardrail". */
  readonly title: string;
  /** The placeholder in the documents. Useful as an example, but never a default that gets deployed. */
  readonly standIn: string;
  /** Text around it with which it is found inside a longer name, where there is such a name. */
  readonly within?: readonly [before: string, after: string];
  /** The questions it stands for: several where they have the same stand-in. */
  readonly fields: readonly FieldId[];
}

/** Where the kit is made. */
export interface HomeAccount {
  readonly partition: string;
  readonly regions: readonly string[];
  /** Twelve digits: the account that was given, or the stand-in in the documents. */
  readonly account: string;
  /** Whether the account is the stand-in: files take the caller's own. */
  readonly accountOpen: boolean;
}

interface OpenAnswers {
  readonly home: HomeAccount;
  /** Those whose stand-ins are to be looked for, longest first. */
  readonly parameters: readonly Parameter[];
  /** What stays a literal although it is a stand-in, and which questions share one parameter: a sentence each. */
  readonly notes: readonly string[];
}

/** A stand-in is found where neither of its neighbors could belong to a longer name. */
const NAME_CHARACTER = /[\w.-]/;

/** Where `find` stands in `text` as a name of its own, from `from` on; -1 where it does not. */
export function standsIn(text: string, find: string, from = 0): number {
  for (let at = text.indexOf(find, from); at !== -1; at = text.indexOf(find, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + find.length);
    if (!NAME_CHARACTER.test(before) && !NAME_CHARACTER.test(after)) return at;
  }
  return -1;
}

/** What was typed or chosen for the other questions: a placeholder that also occurs in one of these cannot be recognized in the documents. */
function givenTexts({ view, fields, placeholders }: CheckedAnswers): readonly string[] {
  return fields
    .filter((id) => !placeholders.includes(id))
    .flatMap((id) => {
      const { kind } = fieldOf(id);
      if (kind === 'text') return [view.text(id)];
      return kind === 'list' ? view.list(id) : [];
    });
}

type Found = Omit<Parameter, 'fields'> & {
  readonly field: FieldId;
  /** As the page asks for it: "Bucket with the model files (folder)". */
  readonly asked: string;
};

function openParts(reading: CheckedAnswers): readonly Found[] {
  return reading.placeholders.flatMap((field) =>
    partsOf(field, reading.answer(field)).map(({ partLabel, ...part }) => {
      const { label } = fieldOf(field);
      const asked = partLabel === '' ? label : `${label} (${partLabel})`;
      return { title: asked, ...part, field, asked };
    }),
  );
}

const listed = (titles: readonly string[]): string => titles.map((title) => `“${title}”`).join(' and ');

/** Several parts with the same placeholder are one parameter, since the documents do not distinguish them. */
function together(parts: readonly Found[]): Parameter {
  const [{ field: _field, asked: _asked, ...first }] = parts as readonly [Found];
  const titles = [...new Set(parts.map(({ title }) => title))];
  return {
    ...first,
    title: titles.join('; '),
    fields: [...new Set(parts.map(({ field }) => field))],
  };
}

/** What of `answers` is open, and how it shows in the documents. Pure and total. */
export function openAnswers(answers: Answers): OpenAnswers {
  const reading = readAnswers(answers);
  const { account, accountGiven, ...home } = reading.view.home;
  const partition = governedPartition(reading.view);
  // Policies of an organization or account have a partition and no Regions.
  const regions = partition === home.partition ? home.regions : [standInRegion(reading.view)];
  const given = givenTexts(reading);
  const clashes = (text: string): boolean => given.some((other) => standsIn(other, text) !== -1);
  const accountClash = !accountGiven && clashes(account);
  const parts = openParts(reading).filter(({ standIn }) => standIn !== account);
  const byStandIn = groupBy(
    parts.filter(({ standIn }) => !clashes(standIn)),
    ({ standIn }) => standIn,
  );
  const parameters = [...byStandIn.values()].map(together);
  const lost = parts.filter(({ standIn }) => clashes(standIn));
  const literal = reading.placeholders.filter(
    (field) => field !== 'account' && !parts.some((part) => part.field === field),
  );
  return {
    home: { partition, regions, account, accountOpen: !accountGiven && !accountClash },
    parameters: parameters.toSorted((a, b) => b.standIn.length - a.standIn.length),
    notes: [
      ...[...byStandIn.values()]
        .filter((same) => new Set(same.map(({ asked }) => asked)).size > 1)
        .map(
          (same) =>
            `${listed([...new Set(same.map(({ asked }) => asked))])} have the same placeholder, ${same[0]?.standIn}, so they share a parameter. Answer them to separate them.`,
        ),
      ...lost.map(
        ({ asked, standIn }) =>
          `The placeholder ${standIn} for “${asked}” is also part of another answer, so it stays in the files. Answer the question.`,
      ),
      // Where the page does not ask for it, another answer says it.
      ...(accountClash && reading.view.asks('account')
        ? [
            `The placeholder ${account} for the account is also part of another answer, so it stays in the files. Answer the question “${fieldOf('account').label}”.`,
          ]
        : []),
      ...literal.map(
        (field) => `The files contain a placeholder for “${fieldOf(field).label}”. Answer the question.`,
      ),
    ],
  };
}
