// Which of several candidates to open: the simplest that explains all of what is given.
import '#deepseek/answers/register-all.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import type { RecognitionTarget } from './similarity.ts';
import { coversTarget, type Candidate } from './search-state.ts';
import { tokensOf } from './tokens.ts';

/** Statements of the kit that were not given, in documents of the types of which some were given. */
export function extraStatements(
  { kit }: Candidate,
  target: RecognitionTarget,
  types: ReadonlySet<PolicyType>,
): number {
  return documentsOf(kit)
    .filter(({ type }) => types.has(type))
    .flatMap(({ type, document }) =>
      document.Statement.filter(
        (statement) => !tokensOf(type, { ...statement }).atoms.every((atom) => target.atoms.has(atom)),
      ),
    ).length;
}

/** Whether the role is for one AWS service: a role for the reader's code asks for less knowledge. */
const isForOneService = ({ answers }: Candidate): boolean =>
  (scenarios.find(answers.scenario)?.entities.length ?? 0) === 1;

/**
 * The candidates with the best first: those that explain all of the target, then the most similar. Of those that are as
 * good the one that grants least besides, then roles for the reader's code, then the one with the fewest answers.
 */
export function simplestFirst(
  found: readonly Candidate[],
  target: RecognitionTarget,
  types: ReadonlySet<PolicyType>,
): readonly Candidate[] {
  const ranked = found.map((candidate) => {
    const covers = coversTarget(candidate, target);
    return {
      candidate,
      keys: [
        Number(!covers),
        // The score of those that explain all differs by what they have besides, which is counted next.
        covers ? 0 : -Math.round(candidate.strict),
        extraStatements(candidate, target, types),
        Number(isForOneService(candidate)),
        Object.keys(candidate.answers.values).length,
      ],
    };
  });
  return ranked
    .toSorted((a, b) => {
      const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
      return at < 0 ? 0 : a.keys[at]! - b.keys[at]!;
    })
    .map(({ candidate }) => candidate);
}
