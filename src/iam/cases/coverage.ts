// Which statements decided cases, of the documents that cases are decided with.
import { isObject } from '#iam/json/json-value.ts';
import { statementEntries } from '#iam/policy/raw-policy.ts';
import type { DecidingStatement } from './run-case.ts';
import type { NamedDocument } from './resolve.ts';

export interface StatementCoverage {
  /** From 1, as messages count. */
  readonly statement: number;
  readonly sid?: string;
  /** How many cases it decided. */
  readonly cases: number;
}

export interface DocumentCoverage {
  readonly document: string;
  readonly statements: readonly StatementCoverage[];
}

/** Of each document once, in the order given; those of AWS are left out. */
export function coverageOf(
  documents: Iterable<NamedDocument>,
  decided: readonly DecidingStatement[],
): readonly DocumentCoverage[] {
  const counts = new Map<unknown, Map<number, number>>();
  for (const { document, path } of decided) {
    const own = counts.get(document.document) ?? new Map<number, number>();
    const index = Number(path[1] ?? 0);
    own.set(index, (own.get(index) ?? 0) + 1);
    counts.set(document.document, own);
  }
  const unique = new Map([...documents].map((each) => [each.document, each]));
  return [...unique.values()]
    .filter(({ builtIn }) => !builtIn)
    .map(({ title, document }) => ({
      document: title,
      statements: statementEntries(document).map(({ value }, index) => {
        const sid = isObject(value) ? value['Sid'] : undefined;
        return {
          statement: index + 1,
          ...(typeof sid === 'string' && sid !== '' && { sid }),
          cases: counts.get(document)?.get(index) ?? 0,
        };
      }),
    }));
}

/** "Statement 3 (Logs) of policies/role.json decided no case." */
export const uncoveredWords = (coverage: readonly DocumentCoverage[]): readonly string[] =>
  coverage.flatMap(({ document, statements }) =>
    statements
      .filter(({ cases }) => cases === 0)
      .map(
        ({ statement, sid }) =>
          `Statement ${statement}${sid === undefined ? '' : ` (${sid})`} of ${document} decided no case.`,
      ),
  );
