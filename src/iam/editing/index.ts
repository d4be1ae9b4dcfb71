// What the faces import of this folder.
export { rewritesAt } from './action-rewrites.ts';
export {
  type FindingFilter,
  type FixChoice,
  type FixedText,
  type TextEdit,
  applyTextEdits,
  editsOfFix,
  fixAll,
  isChosen,
} from './apply-fix.ts';
export {
  type PolicyFinding,
  type PolicyText,
  type ReadPolicy,
  checkPolicy,
  findingsOn,
  readPolicy,
} from './check-policy.ts';
export { findActions } from './completion/action-names.ts';
export { complete } from './completion/complete.ts';
export {
  type Completion,
  type CompletionKind,
  filterText,
  type KnownNames,
} from './completion/completion.ts';
export { type Hover, hoverAt } from './hover.ts';
export { type Rule, allRules, ruleOf } from './rules.ts';
export {
  type SourceFilter,
  type SourceFinding,
  type SourceFix,
  type SourceLanguage,
  type SourceLink,
  actionRewrites,
  calledPolicies,
  completionsInFile,
  findingsByPolicy,
  findingsInCalls,
  fixAllIn,
  fixOf,
  heldBack,
  hoverInFile,
  isUnfinished,
  linksOf,
  repeatedNames,
  servicesFor,
} from './source-file/index.ts';
export { policyPlaces, rangeInFile, type RangeInFile } from './source-file/policy-places.ts';
export { readSourceFile } from './source-file/read-source-file.ts';
