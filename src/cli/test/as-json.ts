// The results of cases as JSON: schemas/test.ts says what is in it.
import type { CaseResult } from '#iam/cases/index.ts';
import { serializeDecision } from '#cli/serialize-decision.ts';
import type { TestRun } from './run-files.ts';

function caseJson({ name, line, status, expected, decision, mismatches, problems, warnings }: CaseResult) {
  return {
    name,
    ...(line !== undefined && { line }),
    status,
    ...(expected && { expected }),
    ...(decision && { actual: decision.decision }),
    mismatches,
    problems,
    warnings,
    // Every statement that was considered, only where a reader needs it.
    ...(decision && status === 'failed' && { decision: serializeDecision(decision) }),
  };
}

export const testJson = ({ counts, files, coverage }: TestRun): object => ({
  counts,
  files: files.map(({ file, title, problems, cases }) => ({
    file,
    ...(title !== undefined && { name: title }),
    problems,
    cases: cases.map(caseJson),
  })),
  coverage,
});
