// What the faces import of this folder.
export {
  type BaselineEntry,
  type Fingerprints,
  applyBaseline,
  baselineText,
  findingsIn,
  placeInMeaning,
  readBaseline,
} from './baseline.ts';
export { commentIgnores } from './comment-ignores.ts';
export {
  CONFIG_FILE,
  type Config,
  type Demand,
  EMPTY_CONFIG,
  type FindingTerms,
  type Ignore,
  type IgnoreTerms,
  RULE_LEVELS,
  type RuleLevel,
  type TypedPaths,
} from './config.ts';
export { rulesWith } from './demands.ts';
export { factsOf, standsForSeveral } from './finding-facts.ts';
export { configText } from './ignore-entry.ts';
export { type SplitFindings, dayOf, isOver, splitIgnored } from './ignored-by.ts';
export { keptDemand, keptIgnore, keptSeverities } from './kept-terms.ts';
export type { ConfigProblem } from './member-readers.ts';
export { isOnePath } from './path-patterns.ts';
export { readConfig } from './read-config.ts';
export {
  type ConfigOfText,
  type IgnoreNotice,
  type TypedFile,
  configOfText,
  expiredNotice,
  settingsFor,
  settleFindings,
  typedBy,
  unusedNotice,
} from './settle-findings.ts';
