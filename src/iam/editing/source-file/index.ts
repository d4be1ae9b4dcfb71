// What an editor asks of a file with policies: reading it, findings, completions, hovers, fixes and links.
export { readSourceFile } from './read-source-file.ts';
export type {
  SourceFile,
  SourceForm,
  SourceLanguage,
  SourceOptions,
  SourcePolicy,
  UnresolvedRange,
} from './source-file.ts';
export {
  findingsByPolicy,
  findingsOf,
  isUnfinished,
  servicesFor,
  type SourceFinding,
} from './source-findings.ts';
export { calledPolicies, findingsInCalls } from './called-findings.ts';
export { repeatedNames } from './syntax-faults.ts';
export { actionRewrites } from './action-rewrites.ts';
export { heldBack } from './being-written.ts';
export { completionsInFile } from './completions-in-file.ts';
export { hoverInFile } from './hover-in-file.ts';
export { fixAllIn, fixOf, type SourceFilter, type SourceFix } from './source-fixes.ts';
export { linksOf, type SourceLink } from './source-links.ts';
