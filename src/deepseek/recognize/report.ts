// Reports on the answers found: which of the given statements they make, and what else.
import { isObject } from '#iam/json/json-value.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { ComposedDocuments } from '#deepseek/compose/role-kit.ts';
import type { GivenPolicy, GroupSimilarity, RecognitionTarget } from './similarity.ts';
import type { Candidate } from './search-state.ts';
import { statementList, tokensOf } from './tokens.ts';

/** A statement that the answers do not make. */
export interface UnmatchedStatement {
  /** Which of the given policies. */
  readonly policy: number;
  /** Which of its statements. */
  readonly index: number;
  readonly statement: unknown;
}

export interface Recognized {
  readonly answers: Answers;
  readonly kit: ComposedDocuments;
  /** How many statements of those given the kit makes. */
  readonly matched: number;
  /** Of how many. */
  readonly total: number;
  /** For each given policy, the ids of the kit's documents that correspond to it. */
  readonly documentIds: readonly (readonly string[])[];
  /** Statements of these documents that were not given: the wizard adds them. */
  readonly added: readonly { readonly document: string; readonly index: number }[];
  readonly unmatched: readonly UnmatchedStatement[];
}

/** For each given policy, the document group of the kit that has most of it, if one has any. */
function givenGroups(
  { groups }: Candidate,
  target: RecognitionTarget,
  count: number,
): readonly (GroupSimilarity | undefined)[] {
  const shared = groups.map(({ atoms }) => {
    const counts = Array.from({ length: count }, () => 0);
    for (const atom of atoms) for (const index of target.atoms.get(atom) ?? []) counts[index]! += 1;
    return counts;
  });
  return Array.from({ length: count }, (_, index) => {
    const most = Math.max(0, ...shared.map((counts) => counts[index]!));
    // Of two with as much, the one with fewer other atoms.
    return groups
      .filter((_group, at) => most > 0 && shared[at]![index] === most)
      .toSorted((a, b) => a.missing - b.missing)[0];
  });
}

const idsOf = (group: GroupSimilarity | undefined): readonly string[] =>
  group?.documents.map(({ id }) => id) ?? [];

/** The report on `found` for the given policies. */
export function report(
  found: Candidate,
  given: readonly GivenPolicy[],
  target: RecognitionTarget,
): Recognized {
  const assigned = givenGroups(found, target, given.length);
  const groups = [...new Set(assigned)].filter((group) => group !== undefined);
  const covered = new Set(groups.flatMap(({ atoms }) => [...atoms]));
  const statements = given.flatMap(({ type, document }, at) =>
    statementList(document).map((statement, index) => ({ given: at, index, statement, type })),
  );
  const extras = statements.filter(({ type, statement }) => {
    const { atoms } = isObject(statement) ? tokensOf(type, statement) : { atoms: [] };
    return atoms.length === 0 || !atoms.every((atom) => covered.has(atom));
  });
  const added = groups.flatMap(({ documents }) =>
    documents.flatMap(({ id, type, document }) =>
      document.Statement.flatMap((statement, index) => {
        const { atoms } = tokensOf(type, { ...statement });
        return atoms.every((atom) => target.atoms.has(atom)) ? [] : [{ document: id, index }];
      }),
    ),
  );
  return {
    answers: found.answers,
    kit: found.kit,
    matched: statements.length - extras.length,
    total: statements.length,
    documentIds: assigned.map(idsOf),
    added,
    unmatched: extras.map(({ given: at, index, statement }) => ({ policy: at, index, statement })),
  };
}
