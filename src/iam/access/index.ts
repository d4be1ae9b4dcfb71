// What the faces import of this folder.
export { type AccountDetails, readAccountDetails } from './account-details.ts';
export { type AccessSummary, summarizeAccess } from './access-summary.ts';
export {
  type AccessForm,
  type AccessMatrices,
  type AccessQuery,
  type AccessView,
  type ChangedAccess,
  type RiskKindsByAction,
  type ServiceAccess,
  accessMatrices,
  accessText,
  accessView,
} from './access-view.ts';
export type { NamedActions, SameAccessActions, SameAccessChanges } from './group-by-access.ts';
export type { AccessGrant, ActionAccess, Cell } from './matrix/action-access.ts';
export { allowedIn, countWords } from './matrix/counts.ts';
export { type Change, type Difference, difference } from './matrix/difference.ts';
export { type LevelGroup, groupByLevel } from './matrix/level-groups.ts';
export type { MatrixOptions } from './matrix/matrix-caller.ts';
export { differenceCsv, matrixCsv } from './matrix/matrix-csv.ts';
export { code, differenceMarkdown, differenceTable, matrixMarkdown } from './matrix/matrix-markdown.ts';
export { type Matrix, type OwnPolicies, matrix } from './matrix/matrix.ts';
export { type Risk, type RiskKind, risksByAction, risksIn } from './matrix/risks.ts';
export { changesOf } from './matrix/table.ts';
export {
  type RelatedStatement,
  type StatementsByAction,
  statementsByAction,
} from './statements-by-action.ts';
export {
  type Subject,
  allowsNothingItself,
  documentsOf,
  isSameSubject,
  subjectsOf,
  subjectsOfPolicies,
  withSource,
} from './subject.ts';
export { type AnyonesCall, type GrantingStatement, type WhoCan, whoCan } from './who-can.ts';
