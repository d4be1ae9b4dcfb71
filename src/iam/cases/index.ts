// What the faces import of this folder.
export { type DocumentCoverage, coverageOf, uncoveredWords } from './coverage.ts';
export { readCases } from './read-cases.ts';
export { readCasePolicies } from './read-policies-of-case.ts';
export {
  type LoadDocuments,
  type NamedDocument,
  type ResolvedPolicies,
  documentsOf,
  pathsOf,
  refsIn,
  resolvePolicies,
} from './resolve.ts';
export { type CaseResult, type DecidingStatement, runCase } from './run-case.ts';
export type { CaseFile, CasePolicies, CaseProblem } from './test-case.ts';
