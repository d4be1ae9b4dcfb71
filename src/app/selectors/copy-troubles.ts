// What stands against using a document as it is: errors, answers to correct and placeholders, each with its place.
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { Answers } from '#core/answers/answers.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { openAnswers, standsIn, type OpenAnswers } from '#core/export/parameters.ts';
import type { State } from '#app/state/state.ts';
import type { ShownDocument } from './documents.ts';
import { isRefused, refusingService } from './findings.ts';
import { selectKit } from './kit.ts';
import { remember } from './remember.ts';
import { unresolvedIn } from './unresolved.ts';

/** Where a person repairs it: a question, or an offset in the document. */
export type TroublePlace =
  { readonly kind: 'field'; readonly field: FieldId } | { readonly kind: 'text'; readonly offset: number };

export interface CopyTrouble {
  /** "2 placeholders left" */
  readonly words: string;
  readonly count: number;
  readonly severity: 'error' | 'warning';
  /** The first of them. */
  readonly place: TroublePlace;
  /** What they are, where the words do not say: "Function name, AWS account". */
  readonly names?: string;
}

/** An open answer: AWS accepts the document, and it fits no account. */
export const isPlaceholder = ({ severity, place }: CopyTrouble): boolean =>
  severity === 'warning' && place.kind === 'field';

const counted = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

const openOf = remember(2, (answers: Answers): OpenAnswers => openAnswers(answers));

/** The open questions whose placeholders stand in a text. Those that cannot be recognized count for every composed text. */
export function placeholdersIn(
  { text, edited }: Pick<ShownDocument, 'text' | 'edited'>,
  placeholders: readonly FieldId[],
  { home, parameters }: OpenAnswers,
): readonly FieldId[] {
  const known = new Set(parameters.flatMap(({ fields }) => fields));
  const found = new Set(
    parameters.filter(({ standIn }) => standsIn(text, standIn) !== -1).flatMap(({ fields }) => fields),
  );
  return placeholders.filter((field) => {
    if (found.has(field)) return true;
    if (field === 'account' && home.accountOpen) return text.includes(home.account);
    return !known.has(field) && !edited;
  });
}

function errors(document: ShownDocument): readonly CopyTrouble[] {
  const refused = document.findings.filter(isRefused);
  const all = document.findings.filter(({ severity }) => severity === 'error');
  const first = refused[0] ?? all[0];
  if (!first) return [];
  const words =
    refused.length > 0
      ? `${refusingService(document)} will refuse this`
      : counted(all.length, 'error', 'errors');
  const count = refused.length > 0 ? refused.length : all.length;
  return [{ words, count, severity: 'error', place: { kind: 'text', offset: first.start } }];
}

function unresolved({ holder, text }: ShownDocument): readonly CopyTrouble[] {
  const open = holder.kind === 'pasted' ? unresolvedIn(holder.policy, text) : [];
  if (open.length === 0) return [];
  const offset = open.find(({ start }) => start !== undefined)?.start ?? 0;
  return [
    {
      words: counted(open.length, 'unresolved value', 'unresolved values'),
      count: open.length,
      severity: 'warning',
      place: { kind: 'text', offset },
      names: open.map(({ expression }) => expression).join(', '),
    },
  ];
}

function ofAnswers(document: ShownDocument, kit: RoleKit, open: OpenAnswers): readonly CopyTrouble[] {
  const [problem] = kit.problems;
  const placeholders = placeholdersIn(document, kit.placeholders, open);
  const [first] = placeholders;
  return [
    ...(problem
      ? [
          {
            words: `${counted(kit.problems.length, 'answer', 'answers')} to correct`,
            count: kit.problems.length,
            severity: 'error',
            place: { kind: 'field', field: problem.field },
          } as const,
        ]
      : []),
    ...(first
      ? [
          {
            words: `${counted(placeholders.length, 'placeholder', 'placeholders')} left`,
            count: placeholders.length,
            severity: 'warning',
            place: { kind: 'field', field: first },
            names: placeholders.map((id) => fieldOf(id).label).join(', '),
          } as const,
        ]
      : []),
  ];
}

/** The worst first; empty where the document can be used as it is. */
export const copyTroublesOf = remember(
  20,
  (document: ShownDocument, kit: RoleKit, answers: Answers): readonly CopyTrouble[] => [
    ...errors(document),
    ...(document.holder.kind === 'pasted' ? unresolved(document) : ofAnswers(document, kit, openOf(answers))),
  ],
);

export const selectCopyTroubles = (state: State, document: ShownDocument): readonly CopyTrouble[] =>
  copyTroublesOf(document, selectKit(state), state.draft.answers);
